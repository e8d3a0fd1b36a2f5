package org.springframework.batch.item.file;

/** Old name of a class of Batch 6, for spring-batch-excel 0.1.1; delete with its two siblings when 0.3.0 is taken. */
public interface ResourceAwareItemReaderItemStream<T>
        extends org.springframework.batch.infrastructure.item.file.ResourceAwareItemReaderItemStream<T> {
}
