package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.Reader;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good reader passes all of them. */
class ReaderContractTest {
    enum Fault {
        NONE,
        FINDS_NOTHING,
        REPEATS_AN_ID,
        CHANGES_THE_FILES,
        SHOWS_THE_DIRECTORY,
        GOES_ON_WHERE_IT_WAS,
        THROWS_ON_NUL,
        SKIPS_WHAT_IS_MISSING,
        DOES_NOT_NAME_WHAT_IS_MISSING
    }

    @Nested
    class GoodReaderTest extends Contract {
        GoodReaderTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault, @TempDir Path directory) {
        Contract contract = new Contract(fault);
        contract.temporary = directory;
        switch (fault) {
            case FINDS_NOTHING -> fails(contract::findsThingsWithIdsOfTheirOwn, "finds nothing in the test files");
            case REPEATS_AN_ID -> fails(contract::findsThingsWithIdsOfTheirOwn, "gives two things the id same");
            case CHANGES_THE_FILES ->
                fails(contract::leavesItsInputUnchanged, "the reader changed its input, document a.txt");
            case SHOWS_THE_DIRECTORY ->
                fails(
                        contract::findsTheSameInACopyElsewhere,
                        "the same files in another directory gave another result");
            case GOES_ON_WHERE_IT_WAS ->
                fails(contract::mayBeStoppedAfterTheFirst, "after a stream was stopped, the next gave another result");
            case THROWS_ON_NUL -> fails(contract::copesWithOddFiles, "NUL and control characters");
            case SKIPS_WHAT_IS_MISSING ->
                fails(contract::saysWhatIsNotThere, "says nothing of a file that is not there");
            case DOES_NOT_NAME_WHAT_IS_MISSING -> fails(contract::saysWhatIsNotThere, "does not name it");
            case NONE -> throw new AssertionError("not a fault");
        }
    }

    private static class Contract extends ReaderContract<Config> {
        private final Fault fault;

        Contract(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected ComponentFactory<Config> factory() {
            return new Factory();
        }

        @Override
        protected Config config() {
            return new Config(fault);
        }

        @Override
        protected List<String> inputs(Path directory) throws IOException {
            return List.of(Files.writeString(directory.resolve("a.txt"), "One.\nTwo.\n")
                    .toString());
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes readers of lines that keep every promise but one. */
    @SluiceComponent(name = "line", summary = "Reads lines and breaks one promise.", yields = Layer.TEXT)
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public Reader create(Config config, ComponentContext context) {
            AtomicInteger line = new AtomicInteger();
            return (inputs, step) -> {
                if (config.fault() != Fault.GOES_ON_WHERE_IT_WAS) {
                    line.set(0);
                }
                List<Input> found = new ArrayList<>();
                for (String input : inputs) {
                    try {
                        read(Path.of(input), config.fault(), line, found);
                    } catch (IOException e) {
                        missing(input, config.fault());
                    }
                }
                return config.fault() == Fault.GOES_ON_WHERE_IT_WAS
                        ? found.stream().peek(used -> line.incrementAndGet())
                        : found.stream();
            };
        }

        private static void missing(String input, Fault fault) throws StepException {
            if (fault != Fault.SKIPS_WHAT_IS_MISSING) {
                String name = fault == Fault.DOES_NOT_NAME_WHAT_IS_MISSING ? "something" : input;
                throw new StepException(StepException.Kind.PARSE_ERROR, name + " cannot be read; name another file");
            }
        }

        private static void read(Path file, Fault fault, AtomicInteger line, List<Input> found) throws IOException {
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (fault == Fault.CHANGES_THE_FILES) {
                Files.writeString(file, all + "Three.\n");
            }
            if (fault == Fault.THROWS_ON_NUL && all.indexOf(0) >= 0) {
                throw new IllegalStateException("NUL");
            }
            String name = fault == Fault.SHOWS_THE_DIRECTORY ? file.toString() : String.valueOf(file.getFileName());
            try (Stream<String> lines = all.lines().limit(fault == Fault.FINDS_NOTHING ? 0 : 1000)) {
                int first = line.get();
                int[] count = {first};
                lines.forEach(text -> found.add(Input.complete(
                        Document.of(fault == Fault.REPEATS_AN_ID ? "same" : name + "#" + ++count[0], text))));
            }
        }
    }
}
