package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good extractor passes all of them. */
class ExtractorContractTest {
    enum Fault {
        NONE,
        FINDS_NOTHING,
        CHANGES_THE_BYTES,
        COUNTS_CALLS,
        SHOWS_THE_LOCALE,
        THROWS_ON_NUL,
        ENDS_THE_RUN,
        ADDS_A_LAYER,
        SWALLOWS_INTERRUPTS
    }

    @Nested
    class GoodExtractorTest extends Contract {
        GoodExtractorTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case FINDS_NOTHING ->
                fails(contract::findsSomethingInATestFile, "neither text nor parts in any of the 2 test files");
            case CHANGES_THE_BYTES -> fails(contract::leavesItsInputUnchanged, "changed the bytes of a.note");
            case COUNTS_CALLS ->
                fails(contract::givesTheSameResultAgain, "a second run over the same documents gave another result");
            case SHOWS_THE_LOCALE -> fails(contract::givesTheSameResultOnEveryMachine, "locale tr-TR");
            case THROWS_ON_NUL ->
                fails(
                        contract::copesWithOddFiles,
                        "NUL and control characters",
                        "only StepException says that it cannot");
            case ENDS_THE_RUN -> fails(contract::copesWithOddFiles, "ends the run for the sake of one document");
            case ADDS_A_LAYER -> fails(contract::yieldsDeclaredLayersOnly, "changed 'date' of document 'a.note'");
            case SWALLOWS_INTERRUPTS -> fails(contract::letsAnInterruptThrough, "swallowed the InterruptedException");
            case NONE -> throw new AssertionError("not a fault");
        }
    }

    private static class Contract extends ExtractorContract<Config> {
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
        protected List<Input> inputs() {
            return List.of(
                    Input.part("a.note", null, "TITLE a bridge".getBytes(StandardCharsets.UTF_8)),
                    Input.part("b.bin", null, new byte[] {1, 2}));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes extractors that keep every promise but one. */
    @SluiceComponent(
            name = "note",
            summary = "Reads notes and breaks one promise.",
            needs = Layer.CONTENT,
            yields = Layer.TEXT)
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public Extractor create(Config config, ComponentContext context) {
            Fault fault = config.fault();
            AtomicInteger calls = new AtomicInteger();
            return (seed, content, step) -> {
                checkpoint(step, fault);
                String text = new String(content, StandardCharsets.UTF_8);
                if (fault == Fault.THROWS_ON_NUL && text.indexOf(0) >= 0) {
                    throw new IllegalStateException("NUL");
                }
                if (!text.startsWith("TITLE")) {
                    throw new StepException(
                            fault == Fault.ENDS_THE_RUN ? StepException.Kind.FATAL : StepException.Kind.UNSUPPORTED,
                            seed.id() + " has no title; leave it to another extractor");
                }
                return List.of(Input.complete(
                        switch (fault) {
                            case FINDS_NOTHING -> seed;
                            case CHANGES_THE_BYTES -> {
                                content[0]++;
                                yield seed.withText(text);
                            }
                            case COUNTS_CALLS -> seed.withText(text + calls.incrementAndGet());
                            case SHOWS_THE_LOCALE -> seed.withText(text.toLowerCase(Locale.getDefault()));
                            case ADDS_A_LAYER ->
                                seed.withText(text)
                                        .withDate(MarkedText.of("")
                                                .published("2020-06-12")
                                                .expected()
                                                .dates()
                                                .get(0));
                            default -> seed.withText(text);
                        }));
            };
        }

        private static void checkpoint(StepContext step, Fault fault) throws InterruptedException {
            try {
                step.checkpoint();
            } catch (InterruptedException e) {
                if (fault != Fault.SWALLOWS_INTERRUPTS) {
                    throw e;
                }
            }
        }
    }
}
