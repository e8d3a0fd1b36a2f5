package org.springframework.batch.item;

/** Old name of a class of Batch 6, for spring-batch-excel 0.1.1; delete with its two siblings when 0.3.0 is taken. */
public abstract class ParseException extends org.springframework.batch.infrastructure.item.ParseException {

    protected ParseException(String message, Throwable cause) {
        super(message, cause);
    }
}
