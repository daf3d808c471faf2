package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalSortTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allStringsComeInOrderHoweverMuchFitsIntoMemory(long seed) throws IOException {
        Random random = new Random(seed);
        List<BytesRef> expected = new ArrayList<>();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            ExternalSort sort = new ExternalSort(directory, "x", 1 + random.nextInt(400_000));
            for (int i = random.nextInt(3_000); i > 0; i--) {
                byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(70_000) : random.nextInt(12)];
                random.nextBytes(bytes);
                BytesRef value = new BytesRef(bytes);
                expected.add(value);
                sort.add(value);
            }
            expected.sort(null);
            List<BytesRef> found = new ArrayList<>();
            BytesRefIterator sorted = sort.sorted();
            for (BytesRef next = sorted.next(); next != null; next = sorted.next()) {
                found.add(BytesRef.deepCopyOf(next));
            }
            assertThat(found).isEqualTo(expected);
            sort.close();
            assertThat(directory.listAll()).isEmpty();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }
}
