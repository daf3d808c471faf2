package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What users may say of the Java of workers. */
class WorkerOptionsTest {
    @Test
    void theSizeOfTheHeapIsKnownSoThatItCanBeDoubled() {
        assertThat(WorkerOptions.parse("-Xmx2g -Dx=y").megabytes()).isEqualTo(2048);
        assertThat(WorkerOptions.parse("-Xmx300M").megabytes()).isEqualTo(300);
        assertThat(WorkerOptions.parse("-Xmx65536k").megabytes()).isEqualTo(64);
        assertThat(WorkerOptions.parse("-Xmx67108864").megabytes()).isEqualTo(64);
        assertThat(WorkerOptions.parse("-Xmx1g -Xmx512m").megabytes()).isEqualTo(512);
        assertThat(WorkerOptions.parse("-Xmx999999999999g").megabytes()).isPositive();
    }

    @Test
    void allElseIsPassedOnInOrder() {
        assertThat(WorkerOptions.parse("  -Xss2m\t-Xmx2g -Xmxlarge ").others()).containsExactly("-Xss2m", "-Xmxlarge");
    }

    @Test
    void withoutAnyThereIsOneGigabyte() {
        assertThat(WorkerOptions.parse(null)).isEqualTo(WorkerOptions.parse(" "));
        assertThat(WorkerOptions.parse(null).megabytes()).isEqualTo(1024);
    }
}
