package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good dater passes all of them. */
class DaterContractTest {
    enum Fault {
        NONE,
        IS_NO_DATER,
        GIVES_TWO_DATES_OF_A_ROLE,
        GIVES_NO_EVIDENCE,
        GIVES_NO_DATE
    }

    @Nested
    class GoodDaterTest extends Contract {
        GoodDaterTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case IS_NO_DATER -> fails(contract::givesOneDateOfARoleWithEvidence, "not a Dater; use AnnotatorContract");
            case GIVES_TWO_DATES_OF_A_ROLE ->
                fails(
                        contract::givesOneDateOfARoleWithEvidence,
                        "document dated has two dates of the role PUBLISHED",
                        "the others as its evidence");
            case GIVES_NO_EVIDENCE ->
                fails(
                        contract::givesOneDateOfARoleWithEvidence,
                        "document dated: the date PUBLISHED 2020-06-12 has no evidence");
            case GIVES_NO_DATE -> fails(contract::saysSomethingAboutATestDocument, "says nothing about any of the 1");
            case NONE -> throw new AssertionError("not a fault");
        }
    }

    private static class Contract extends DaterContract<Config> {
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
            return List.of(Document.of("dated", "Printed on 2020-06-12."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes daters that keep every promise but one. */
    @SluiceComponent(
            name = "printed",
            summary = "Dates what was printed and breaks one promise.",
            needs = Layer.TEXT,
            yields = Layer.DATE)
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public Annotator create(Config config, ComponentContext context) {
            Dater dater = (document, step) -> {
                step.checkpoint();
                return document.text().contains("2020-06-12") ? dates(config.fault()) : List.of();
            };
            return config.fault() == Fault.IS_NO_DATER ? dater::annotate : dater;
        }

        private static List<DocumentDate> dates(Fault fault) {
            List<Evidence> evidence =
                    fault == Fault.GIVES_NO_EVIDENCE ? List.of() : List.of(new Evidence("line", "Printed on"));
            DocumentDate date = new DocumentDate(
                    DocumentDate.Role.PUBLISHED, DateInterval.of(LocalDate.of(2020, 6, 12)), "2020-06-12", 1, evidence);
            return switch (fault) {
                case GIVES_TWO_DATES_OF_A_ROLE -> List.of(date, date);
                case GIVES_NO_DATE -> List.of();
                default -> List.of(date);
            };
        }
    }
}
