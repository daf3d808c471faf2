package dev.sluice.plugins.extraction;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Says where the words of a text link to: the layer {@code hyperlink}, whose annotations have the type {@code a} and the
 * feature {@code href}, absolute if the address of the page is known. Stateless, thread-safe.
 */
final class LinkLayer {
    /** The name of the layer. */
    static final String NAME = "hyperlink";

    private LinkLayer() {}

    /**
     * Returns the annotations of the text that is made of the kept blocks.
     *
     * @param tree the page
     * @param blocks the decisions on its runs, one for each
     */
    static List<CustomAnnotation> of(PageTree tree, List<Block> blocks) {
        List<CustomAnnotation> annotations = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text();
            if (!blocks.get(i).isKept()) {
                continue;
            }
            int from = 0;
            for (Element anchor : tree.anchors(i)) {
                String words = TextShape.normalize(anchor.text());
                int at = words.isEmpty() ? -1 : text.indexOf(words, from);
                String target = anchor.absUrl("href").isEmpty() ? anchor.attr("href") : anchor.absUrl("href");
                if (at >= 0 && !target.isBlank()) {
                    from = at + words.length();
                    Span span = new Span(begin + at, begin + from);
                    annotations.add(new CustomAnnotation(NAME, span, "a", Map.of("href", target), 1));
                }
            }
            begin += text.length() + 1;
        }
        return annotations;
    }
}
