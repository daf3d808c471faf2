package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good corpus annotator passes all of them. */
class CorpusAnnotatorContractTest {
    enum Fault {
        NONE,
        SAYS_NOTHING,
        REMEMBERS_THE_LAST_RUN,
        CHANGES_THE_MODEL,
        COUNTS_THE_FIRST_TWICE,
        FORGETS_WHEN_WRITTEN,
        NEEDS_A_DOCUMENT,
        THROWS_ON_EMPTY_TEXTS,
        ADDS_A_LAYER,
        SWALLOWS_INTERRUPTS
    }

    @Nested
    class GoodCorpusAnnotatorTest extends Contract {
        GoodCorpusAnnotatorTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case SAYS_NOTHING ->
                fails(contract::saysSomethingAboutATestDocument, "says nothing about any of the 2 test documents");
            case REMEMBERS_THE_LAST_RUN ->
                fails(contract::givesTheSameResultAgain, "a second run over the same documents gave another result");
            case CHANGES_THE_MODEL ->
                fails(contract::appliesOneModelOnManyThreads, "8 threads with one model gave another result than one");
            case COUNTS_THE_FIRST_TWICE ->
                fails(
                        contract::saysTheSameInAnotherOrder,
                        "with the documents in another order it says something else");
            case FORGETS_WHEN_WRITTEN ->
                fails(contract::saysTheSameOfWhatWasWrittenToAFile, "something else when it has been written and read");
            case NEEDS_A_DOCUMENT -> fails(contract::copesWithAnEmptyCorpus, "an empty corpus");
            case THROWS_ON_EMPTY_TEXTS -> fails(contract::copesWithOddTexts, "text: empty");
            case ADDS_A_LAYER -> fails(contract::yieldsDeclaredLayersOnly, "changed 'other' of document 'one'");
            case SWALLOWS_INTERRUPTS -> fails(contract::letsAnInterruptThrough, "swallowed the InterruptedException");
            case NONE -> throw new AssertionError("not a fault");
        }
    }

    private static class Contract extends CorpusAnnotatorContract<Config> {
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
        protected List<Document> documents() {
            return List.of(Document.of("one", "One."), Document.of("two", "The two."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes corpus annotators that keep every promise but one. */
    @SluiceComponent(
            name = "total",
            summary = "Counts characters and breaks one promise.",
            needs = Layer.TEXT,
            yields = "total")
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public CorpusAnnotator<?, ?> create(Config config, ComponentContext context) {
            return new Total(config.fault());
        }
    }

    /** A length that may be forgotten when it is written. */
    private static final class Length implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int kept;
        private final transient int forgotten;

        Length(int value, boolean isForgotten) {
            this.kept = isForgotten ? 0 : value;
            this.forgotten = isForgotten ? value : 0;
        }

        int value() {
            return kept + forgotten;
        }
    }

    /** Marks the first character of each document with the number of characters of all. */
    private static final class Total implements CorpusAnnotator<Length, List<Integer>> {
        private final Fault fault;
        private int before;

        Total(Fault fault) {
            this.fault = fault;
        }

        @Override
        public Length observe(Document document, StepContext context) throws InterruptedException {
            checkpoint(context);
            return new Length(document.text().length(), fault == Fault.FORGETS_WHEN_WRITTEN);
        }

        @Override
        public List<Integer> combine(Stream<Length> observed, StepContext context) {
            List<Integer> lengths = new ArrayList<>(observed.map(Length::value).toList());
            if (fault == Fault.NEEDS_A_DOCUMENT) {
                lengths.get(0);
            } else if (fault == Fault.REMEMBERS_THE_LAST_RUN) {
                lengths.add(before);
                before = lengths.stream().mapToInt(Integer::intValue).sum();
            }
            if (fault == Fault.COUNTS_THE_FIRST_TWICE && !lengths.isEmpty()) {
                lengths.add(lengths.get(0));
            }
            return lengths;
        }

        @Override
        public Document apply(Document document, List<Integer> lengths, StepContext context)
                throws InterruptedException {
            checkpoint(context);
            int total = lengths.stream().mapToInt(Integer::intValue).sum();
            if (fault == Fault.CHANGES_THE_MODEL) {
                lengths.set(0, lengths.get(0) + 1);
            }
            if (document.text().isEmpty() && fault != Fault.THROWS_ON_EMPTY_TEXTS || fault == Fault.SAYS_NOTHING) {
                return document;
            }
            int end = Character.charCount(document.text().codePointAt(0));
            String layer = fault == Fault.ADDS_A_LAYER ? "other" : "total";
            return document.with(new CustomAnnotation(layer, new Span(0, end), String.valueOf(total), Map.of(), 1));
        }

        private void checkpoint(StepContext context) throws InterruptedException {
            try {
                context.checkpoint();
            } catch (InterruptedException e) {
                if (fault != Fault.SWALLOWS_INTERRUPTS) {
                    throw e;
                }
            }
        }
    }
}
