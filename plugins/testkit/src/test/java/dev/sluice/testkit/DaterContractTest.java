package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that each check a dater has besides those of an annotator can fail, and that a good dater passes all of them. */
class DaterContractTest {
    enum Fault {
        NONE,
        DATES_TWICE,
        GIVES_NO_EVIDENCE,
        IS_NO_DATER
    }

    @Nested
    class GoodDaterTest extends Contract {
        GoodDaterTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATES_TWICE, document a has two dates of the role PUBLISHED",
        "GIVES_NO_EVIDENCE, the date PUBLISHED 2020-06-12 has no evidence",
        "IS_NO_DATER, use AnnotatorContract for it"
    })
    void everyFaultIsFound(Fault fault, String message) {
        assertThatThrownBy(new Contract(fault)::givesOneDateOfARoleWithEvidence)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
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
            return List.of(Document.of("a", "12 June 2020: the bridge is open."), Document.of("b", "No day."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes daters that keep every promise but one. */
    @SluiceComponent(
            name = "one-day",
            summary = "Knows one day and breaks one promise.",
            needs = Layer.TEXT,
            yields = Layer.DATE)
    public static final class Factory implements ComponentFactory<Config> {
        private static final String DAY = "12 June 2020";
        private static final DateInterval INTERVAL = DateInterval.of(LocalDate.of(2020, 6, 12));

        @Override
        public Annotator create(Config config, ComponentContext context) {
            if (config.fault() == Fault.IS_NO_DATER) {
                return (document, step) -> document;
            }
            return (Dater) (document, step) -> {
                step.checkpoint();
                return document.text().contains(DAY) ? dates(config.fault()) : List.of();
            };
        }

        private static List<DocumentDate> dates(Fault fault) {
            List<Evidence> evidence =
                    fault == Fault.GIVES_NO_EVIDENCE ? List.of() : List.of(new Evidence("day in text", DAY));
            DocumentDate date = new DocumentDate(DocumentDate.Role.PUBLISHED, INTERVAL, null, 1, evidence);
            DocumentDate other =
                    new DocumentDate(DocumentDate.Role.PUBLISHED, DateInterval.of(Year.of(2020)), null, 1, evidence);
            return fault == Fault.DATES_TWICE ? List.of(date, other) : List.of(date);
        }
    }
}
