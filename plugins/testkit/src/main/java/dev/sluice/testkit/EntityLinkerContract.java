package dev.sluice.testkit;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The promises that every entity linker makes besides those of an annotator, as tests that a plugin inherits.
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class EntityLinkerContract<C extends Record> extends AnnotatorContract<C> {
    /** For inheritance. */
    protected EntityLinkerContract() {}

    /** Each name is decided once, and stands in the text. */
    @Test
    public final void decidesEachNameOnce() throws Exception {
        try (Annotator annotator = create()) {
            if (!(annotator instanceof EntityLinker linker)) {
                throw new AssertionError(factory().getClass() + " makes a " + annotator.getClass()
                        + ", not an EntityLinker; use AnnotatorContract for it");
            }
            for (Document document : given()) {
                requireOneDecision(document, linker.link(document, context()));
            }
        }
    }

    private static void requireOneDecision(Document document, List<Link> links) {
        Set<Object> decided = new HashSet<>();
        for (Link link : links) {
            String name = "document " + document.id() + ": the link " + link.span() + " -> " + link.entity();
            if (link.span().end() > document.text().length()
                    || document.surface(link.span()).isBlank()) {
                throw new AssertionError(name + " has no name in the text");
            }
            if (!decided.add(link.span())) {
                throw new AssertionError(name + " is the second for this name; give the others as its candidates");
            }
        }
    }
}
