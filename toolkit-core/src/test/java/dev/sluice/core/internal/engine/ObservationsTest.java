package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationsTest {
    private static final int MANY = 2 * Observations.BATCH + 3;

    @TempDir
    Path folder;

    /** What a plugin would observe. */
    public record Seen(int number, List<String> names) implements Serializable {
        /** Copies the names. */
        public Seen {
            names = List.copyOf(names);
        }
    }

    private record Unwritable(int number) {}

    private record Unreadable(int number) implements Serializable {
        private Object readResolve() {
            throw new IllegalStateException("not to be read");
        }
    }

    private Path file() {
        return folder.resolve("observed");
    }

    private Observations observations() {
        return new Observations(file(), ObservationsTest.class.getClassLoader());
    }

    @Test
    void manyAreInAFileAndComeInOrderAsOftenAsTheyAreAskedFor() throws IOException {
        List<Object> all = IntStream.range(0, MANY)
                .mapToObj(i -> (Object) new Seen(i, List.of("name " + i, "other")))
                .toList();
        try (Observations observations = observations()) {
            for (Object seen : all) {
                observations.add(seen);
            }

            assertThat(observations.end()).isGreaterThan(MANY);
            assertThat(observations.stream()).containsExactlyElementsOf(all);
            assertThat(observations.stream().iterator()).toIterable().containsExactlyElementsOf(all);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void fewNeedNoFile() throws IOException {
        try (Observations observations = observations()) {
            observations.add("a");
            observations.add("b");

            assertThat(observations.stream()).containsExactly("a", "b");
            assertThat(observations.end()).isZero();
        }
    }

    @Test
    void whatCannotBeWrittenStaysInMemory() throws IOException {
        List<Object> all = IntStream.range(0, MANY)
                .mapToObj(i -> (Object) new Unwritable(i))
                .toList();
        try (Observations observations = observations()) {
            for (Object seen : all) {
                observations.add(seen);
            }

            assertThat(observations.end()).isZero();
            assertThat(observations.stream()).containsExactlyElementsOf(all);
        }
    }

    @Test
    void whatCannotBeReadStaysInMemory() throws IOException {
        List<Object> all = IntStream.range(0, MANY)
                .mapToObj(i -> (Object) new Unreadable(i))
                .toList();
        try (Observations observations = observations()) {
            for (Object seen : all) {
                observations.add(seen);
            }

            assertThat(observations.stream()).containsExactlyElementsOf(all);
        }
    }

    @Test
    void whatIsWrittenFirstAndNotLaterStaysInMemoryFromThereOn() throws IOException {
        List<Object> all = IntStream.range(0, MANY)
                .mapToObj(i -> i < MANY - 10 ? (Object) i : new Unwritable(i))
                .toList();
        try (Observations observations = observations()) {
            for (Object seen : all) {
                observations.add(seen);
            }

            assertThat(observations.stream()).containsExactlyElementsOf(all);
        }
    }

    @Test
    void classesOfAPluginAreReadAsThose() throws Exception {
        ClassLoader plugin = new OwnLoader();
        Constructor<?> constructor = plugin.loadClass(Seen.class.getName()).getConstructor(int.class, List.class);
        try (Observations observations = new Observations(file(), plugin)) {
            for (int i = 0; i < MANY; i++) {
                observations.add(constructor.newInstance(i, List.of()));
            }

            assertThat(observations.end()).isPositive();
            assertThat(observations.stream()).hasSize(MANY).allMatch(constructor.getDeclaringClass()::isInstance);
        }
    }

    /** Loads the observed class anew, as the loader of a plugin does with classes that the host does not have. */
    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(ObservationsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Seen.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = ObservationsTest.class.getResourceAsStream("ObservationsTest$Seen.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
