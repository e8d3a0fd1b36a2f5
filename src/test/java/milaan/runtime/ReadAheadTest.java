package milaan.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadAheadTest {

    @Test
    void values_come_in_order_and_the_end_stays_the_end() {
        Iterator<Integer> source = IntStream.range(0, 1000).iterator();
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", () -> source.hasNext() ? source.next() : null, 3)) {
            for (Integer value = ahead.next(); value != null; value = ahead.next()) {
                taken.add(value);
            }
            assertThat(ahead.next()).isNull();
        }
        assertThat(taken).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void a_failure_comes_in_the_place_of_the_value() {
        AtomicInteger calls = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", () -> {
            if (calls.incrementAndGet() == 3) {
                throw new IllegalStateException("third");
            }
            return calls.get();
        }, 10)) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThat(ahead.next()).isEqualTo(2);
            assertThatThrownBy(ahead::next).isInstanceOf(IllegalStateException.class).hasMessage("third");
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void no_more_than_its_depth_is_fetched_before_it_is_taken() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", calls::incrementAndGet, 1)) {
            assertThat(ahead.next()).isEqualTo(1);
            Thread.sleep(100);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void a_fetch_under_way_is_finished_before_close_returns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        ReadAhead<Integer> ahead = new ReadAhead<>("test", () -> {
            begun.countDown();
            try {
                release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("a fetch must not be interrupted", e);
            }
            return finished.incrementAndGet();
        }, 1);
        begun.await();
        new Thread(() -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            release.countDown();
        }).start();
        ahead.close();
        assertThat(finished).hasValue(1);
    }
}
