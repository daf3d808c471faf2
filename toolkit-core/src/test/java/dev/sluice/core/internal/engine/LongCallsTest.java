package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongCallsTest {
    private static final Duration FIRST = Duration.ofMillis(100);

    private final ScheduledExecutorService clock = Clocks.newClock();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final LongCalls calls = new LongCalls(clock, FIRST, told::add);
    private final Step step = EngineFixture.documents(1);

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    private void awaitTold(int count) throws InterruptedException {
        while (told.size() < count) {
            Thread.sleep(5);
        }
    }

    @Test
    void aLongCallIsToldOfEverMoreRarely() throws InterruptedException {
        long begun = System.nanoTime();
        calls.begin(step, "reading");
        awaitTold(3);
        calls.end();

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(4 * FIRST.toNanos());
        assertThat(told).allMatch(line -> line.startsWith(step.label() + " has been reading for "));
    }

    @Test
    void eachCallIsToldOfAnew() throws InterruptedException {
        calls.begin(step, "reading");
        awaitTold(1);
        calls.end();
        calls.begin(step, "writing");
        awaitTold(2);
        calls.end();

        assertThat(told).last().asString().contains("writing");
    }

    @Test
    void shortCallsAndNoneAreNotToldOf() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            calls.begin(step, "reading");
            Thread.sleep(1);
            calls.end();
        }
        Thread.sleep(2 * FIRST.toMillis());

        assertThat(told).isEmpty();
    }
}
