package dev.sluice.testkit;

import dev.sluice.api.Document;

/**
 * The door to assertions about what Sluice components make, in the manner of AssertJ.
 *
 * @since 0.1
 */
public final class SluiceAssertions {
    private SluiceAssertions() {}

    /** Begins assertions about a document. */
    public static DocumentAssert assertThat(Document actual) {
        return new DocumentAssert(actual);
    }
}
