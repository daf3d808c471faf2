package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.ProbeFactory.Fault;
import dev.sluice.testkit.ProbeFactory.ProbeConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good annotator passes all of them. */
class AnnotatorContractTest {
    @Nested
    class GoodAnnotatorTest extends Contract {
        GoodAnnotatorTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE", "NEVER_ENDS"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case SAYS_NOTHING ->
                fails(contract::saysSomethingAboutATestDocument, "says nothing about any of the 2 test documents");
            case CHANGES_INPUT ->
                fails(contract::leavesItsInputUnchanged, "the annotator changed its input, document one");
            case COUNTS_CALLS ->
                fails(contract::givesTheSameResultAgain, "a second run over the same documents gave another result");
            case COUNTS_INSTANCES -> fails(contract::givesTheSameResultAgain, "a second instance gave another result");
            case SHARES_A_BUFFER ->
                fails(
                        contract::givesTheSameResultOnManyThreads,
                        "8 threads on one instance gave another result than one");
            case FAILS_UNDER_LOAD ->
                fails(contract::givesTheSameResultOnManyThreads, "failed when 8 threads used it", "two at once");
            case CHOKES_ON_NUL ->
                fails(contract::copesWithOddTexts, "NUL and control characters", "IllegalStateException");
            case NEVER_ENDS_ON_LONG_TEXTS ->
                fails(contract::copesWithOddTexts, "a megabyte of one letter", "context.checkpoint()");
            case CUTS_PAIRS -> fails(contract::copesWithOddTexts, "cuts through a surrogate pair");
            case ADDS_A_LAYER ->
                fails(contract::yieldsDeclaredLayersOnly, "changed 'timex' of document 'one'", "yields = [probe]");
            case CHANGES_THE_TEXT -> fails(contract::yieldsDeclaredLayersOnly, "changed 'text'");
            case SWALLOWS_INTERRUPTS -> fails(contract::letsAnInterruptThrough, "swallowed the InterruptedException");
            case CANNOT_CLOSE -> assertThatThrownBy(contract::closes).isInstanceOf(IllegalStateException.class);
            case NONE, NEVER_ENDS -> throw new AssertionError("not a fault of this test");
        }
    }

    @Test
    void oneFaultDoesNotFailTheOtherChecks() {
        Contract contract = new Contract(Fault.ADDS_A_LAYER);
        assertThatCode(contract::leavesItsInputUnchanged).doesNotThrowAnyException();
        assertThatCode(contract::givesTheSameResultAgain).doesNotThrowAnyException();
        assertThatCode(contract::givesTheSameResultOnManyThreads).doesNotThrowAnyException();
        assertThatCode(contract::letsAnInterruptThrough).doesNotThrowAnyException();
        assertThatCode(contract::closes).doesNotThrowAnyException();
    }

    /** The contract of a probe with a fault. */
    static class Contract extends AnnotatorContract<ProbeConfig> {
        private final Fault fault;

        Contract(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected ComponentFactory<ProbeConfig> factory() {
            return new ProbeFactory();
        }

        @Override
        protected ProbeConfig config() {
            return new ProbeConfig(fault);
        }

        @Override
        protected List<Document> documents() {
            return List.of(Document.of("one", "a probe and a probe"), Document.of("two", "one more probe"));
        }

        @Override
        protected Duration patience() {
            return switch (fault) {
                case NEVER_ENDS_ON_LONG_TEXTS -> Duration.ofMillis(500);
                case NEVER_ENDS -> Duration.ofMillis(100);
                default -> super.patience();
            };
        }
    }
}
