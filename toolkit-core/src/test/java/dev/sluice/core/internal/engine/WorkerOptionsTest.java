package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What users may say of the Java of workers. */
class WorkerOptionsTest {
    private static WorkerOptions parse(String options) {
        return WorkerOptions.parse(null, options);
    }

    @Test
    void theSizeOfTheHeapIsKnownSoThatItCanBeDoubled() {
        assertThat(parse("-Xmx2g -Dx=y").megabytes()).isEqualTo(2048);
        assertThat(parse("-Xmx300M").megabytes()).isEqualTo(300);
        assertThat(parse("-Xmx65536k").megabytes()).isEqualTo(64);
        assertThat(parse("-Xmx67108864").megabytes()).isEqualTo(64);
        assertThat(parse("-Xmx1g -Xmx512m").megabytes()).isEqualTo(512);
        assertThat(parse("-Xmx1t").megabytes()).isEqualTo(1024 * 1024);
        assertThat(parse("-XX:MaxHeapSize=2g")).isEqualTo(parse("-Xmx2g"));
        assertThat(parse("-Xmx999999999999g").megabytes()).isEqualTo(Integer.MAX_VALUE / 2);
    }

    @Test
    void theHeapGrowsWithTheInputsThatAreUnderWayAtOnce() {
        assertThat(parse("-Xmx300m").megabytes(1)).isEqualTo(300);
        assertThat(parse("-Xmx300m").megabytes(4)).isEqualTo(1200);
        assertThat(parse("-Xmx999999999999g").megabytes(64)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void allElseIsPassedOnInOrder() {
        assertThat(parse("  -Xss2m\t-Xmx2g -Xmxlarge ").others()).containsExactly("-Xss2m", "-Xmxlarge");
    }

    @Test
    void aCommandMayStandBeforeJava() {
        assertThat(WorkerOptions.parse(" unshare  -rn ", null).prefix()).containsExactly("unshare", "-rn");
        assertThat(WorkerOptions.parse(" ", null).prefix()).isEmpty();
    }

    @Test
    void withoutAnyThereIsOneGigabyte() {
        assertThat(parse(null)).isEqualTo(parse(" "));
        assertThat(parse(null).megabytes()).isEqualTo(1024);
    }
}
