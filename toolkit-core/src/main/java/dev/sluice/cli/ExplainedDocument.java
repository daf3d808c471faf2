package dev.sluice.cli;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import java.util.Set;

/** Shows what a pipeline says about one document, each statement with its reasons, as text. Pure. */
final class ExplainedDocument {
    private ExplainedDocument() {}

    /**
     * Returns the text for people, with a line feed at the end.
     *
     * @param shape the layers that tell how the text is built
     */
    static String text(Document document, Set<String> shape) {
        StringBuilder out = new StringBuilder("document " + document.id() + "\n");
        for (Explanation explanation : Explanation.of(document, shape)) {
            out.append('\n').append(explanation.kind());
            Annotation annotation = explanation.annotation();
            if (annotation != null) {
                out.append(" \"").append(Explanation.shown(document.surface(annotation)));
                out.append("\" at ").append(annotation.span().begin()).append(':');
            }
            out.append(' ').append(explanation.says()).append('\n');
            explanation
                    .reasons()
                    .forEach(reason -> out.append("  ").append(reason).append('\n'));
        }
        return out.toString();
    }
}
