package dev.sluice.testkit;

import dev.sluice.api.Annotator;
import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The promises that every dater makes besides those of an annotator, as tests that a plugin inherits.
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class DaterContract<C extends Record> extends AnnotatorContract<C> {
    /** For inheritance. */
    protected DaterContract() {}

    /** There is at most one date of each role, and each says what it rests on. */
    @Test
    public final void givesOneDateOfARoleWithEvidence() throws Exception {
        try (Annotator annotator = create()) {
            if (!(annotator instanceof Dater dater)) {
                throw new AssertionError(factory().getClass() + " makes a " + annotator.getClass()
                        + ", not a Dater; use" + " AnnotatorContract for it");
            }
            for (Document document : given()) {
                Set<DocumentDate.Role> roles = EnumSet.noneOf(DocumentDate.Role.class);
                for (DocumentDate date : dater.date(document, context())) {
                    if (!roles.add(date.role())) {
                        throw new AssertionError("document " + document.id() + " has two dates of the role "
                                + date.role() + "; give the best of them, and the others as its evidence");
                    }
                    if (date.evidence().isEmpty()) {
                        throw new AssertionError("document " + document.id() + ": the date " + date.role() + " "
                                + date.interval().edtf() + " has no evidence; say which rule found it, and in which"
                                + " words");
                    }
                }
            }
        }
    }
}
