package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.Annotator;
import dev.sluice.api.Candidate;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good entity linker passes all of them. */
class EntityLinkerContractTest {
    enum Fault {
        NONE,
        IS_NO_LINKER,
        DECIDES_TWICE,
        LINKS_BEYOND_THE_TEXT,
        LINKS_A_BLANK,
        LINKS_NOTHING
    }

    @Nested
    class GoodEntityLinkerTest extends Contract {
        GoodEntityLinkerTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case IS_NO_LINKER -> fails(contract::decidesEachNameOnce, "not an EntityLinker; use AnnotatorContract");
            case DECIDES_TWICE -> fails(contract::decidesEachNameOnce, "document named", "is the second for this name");
            case LINKS_BEYOND_THE_TEXT, LINKS_A_BLANK ->
                fails(contract::decidesEachNameOnce, "document named", "has no name in the text");
            case LINKS_NOTHING -> fails(contract::saysSomethingAboutATestDocument, "says nothing about any of the 1");
            case NONE -> throw new AssertionError("not a fault");
        }
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
            return List.of(Document.of("named", "Ada wrote."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes linkers that keep every promise but one. */
    @SluiceComponent(
            name = "ada",
            summary = "Links Ada and breaks one promise.",
            needs = Layer.TEXT,
            yields = {Layer.MENTION, Layer.LINK})
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public Annotator create(Config config, ComponentContext context) {
            EntityLinker linker = (document, step) -> {
                step.checkpoint();
                return document.text().startsWith("Ada ") ? links(config.fault()) : List.of();
            };
            return config.fault() == Fault.IS_NO_LINKER ? linker::annotate : linker;
        }

        private static List<Link> links(Fault fault) {
            return switch (fault) {
                case DECIDES_TWICE -> List.of(link(0, 3), link(0, 3));
                case LINKS_BEYOND_THE_TEXT -> List.of(link(4, 40));
                case LINKS_A_BLANK -> List.of(link(3, 4));
                case LINKS_NOTHING -> List.of();
                default -> List.of(link(0, 3));
            };
        }

        private static Link link(int begin, int end) {
            Mention mention = new Mention(new Span(begin, end), Mention.Type.PERSON, 1);
            return new Link(
                    mention, "Q1", 1, List.of(new Candidate("Q1", "Ada", 1)), List.of(new Evidence("listed", "Ada")));
        }
    }
}
