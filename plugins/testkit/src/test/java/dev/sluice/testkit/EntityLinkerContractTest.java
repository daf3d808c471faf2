package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Span;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that each check a linker has besides those of an annotator can fail, and that a good linker passes all of them. */
class EntityLinkerContractTest {
    enum Fault {
        NONE,
        DECIDES_TWICE,
        LINKS_BEYOND_THE_TEXT,
        LINKS_A_SPACE,
        IS_NO_LINKER
    }

    @Nested
    class GoodLinkerTest extends Contract {
        GoodLinkerTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDES_TWICE, is the second for this name",
        "LINKS_BEYOND_THE_TEXT, has no name in the text",
        "LINKS_A_SPACE, has no name in the text",
        "IS_NO_LINKER, use AnnotatorContract for it"
    })
    void everyFaultIsFound(Fault fault, String message) {
        assertThatThrownBy(new Contract(fault)::decidesEachNameOnce)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    private static class Contract extends EntityLinkerContract<Config> {
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
            return List.of(Document.of("a", "In Oslo it snows."), Document.of("b", "It thaws."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes linkers that keep every promise but one. */
    @SluiceComponent(
            name = "one-city",
            summary = "Knows one city and breaks one promise.",
            needs = Layer.TEXT,
            yields = {Layer.MENTION, Layer.LINK})
    public static final class Factory implements ComponentFactory<Config> {
        private static final String CITY = "Oslo";

        @Override
        public Annotator create(Config config, ComponentContext context) {
            if (config.fault() == Fault.IS_NO_LINKER) {
                return (document, step) -> document;
            }
            return (EntityLinker) (document, step) -> {
                step.checkpoint();
                int begin = document.text().indexOf(CITY);
                return begin < 0 ? List.of() : links(config.fault(), begin, document.text());
            };
        }

        private static List<Link> links(Fault fault, int begin, String text) {
            Link link = link(begin, begin + CITY.length(), "Q585");
            return switch (fault) {
                case DECIDES_TWICE -> List.of(link, link(begin, begin + CITY.length(), "Q1"));
                case LINKS_BEYOND_THE_TEXT -> List.of(link(begin, text.length() + 1, "Q585"));
                case LINKS_A_SPACE -> List.of(link(begin - 1, begin, "Q585"));
                default -> List.of(link);
            };
        }

        private static Link link(int begin, int end, String entity) {
            return new Link(
                    new Mention(new Span(begin, end), Mention.Type.PLACE, 1),
                    entity,
                    1,
                    List.of(),
                    List.of(new Evidence("name", CITY)));
        }
    }
}
