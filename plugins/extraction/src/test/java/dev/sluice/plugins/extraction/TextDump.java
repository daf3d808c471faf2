package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Shows a web page as lines of text, the way browsers and tools that dump text do. It shares nothing with the reading of
 * markup that the plugin does, so that what is learned from its lines holds for texts that other tools made. Tools differ;
 * so do the styles. Stateless.
 */
final class TextDump {
    private static final Set<String> BLOCKS = Set.of(
            ("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
                            + " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section"
                            + " summary table tbody thead tfoot tr caption ul title")
                    .split(" ", -1));

    private static final Set<String> UNSEEN = Set.of(
            ("script style noscript template svg iframe object embed canvas video audio map head datalist select option"
                            + " textarea input")
                    .split(" ", -1));

    /**
     * What tools differ in.
     *
     * @param title whether the title of the window is the first line
     * @param gluedItems whether short items of a list stand in one line, with nothing between them
     * @param gluedLabels whether a label below a paragraph may stand at its end
     * @param rows whether the cells of a row stand in one line
     * @param images whether the alternative text of an image is a line
     * @param seed what decides where labels are glued
     */
    record Style(boolean title, boolean gluedItems, boolean gluedLabels, boolean rows, boolean images, long seed) {
        /** What a browser shows, with the title on top as in saved pages. */
        static final Style BROWSER = new Style(true, false, false, false, false, 0);

        /** Returns one of the styles, always the same for a page. */
        static Style of(String name) {
            Random random = new Random(name.hashCode() * 31L + 7);
            random.nextInt();
            return new Style(
                    random.nextInt(10) < 7,
                    random.nextInt(10) < 2,
                    random.nextInt(10) < 1,
                    random.nextInt(10) < 3,
                    random.nextInt(10) < 2,
                    random.nextLong());
        }
    }

    private TextDump() {}

    /** Returns the lines of a page that are not blank. */
    static List<String> lines(String html, Style style) {
        Document page = Jsoup.parse(html);
        List<String> lines = new ArrayList<>();
        if (style.title() && !page.title().isBlank()) {
            lines.add(TextShape.normalize(page.title()));
        }
        page.body().traverse(new Lines(style, lines));
        return style.gluedLabels() ? glued(lines, new Random(style.seed())) : lines;
    }

    private static List<String> glued(List<String> lines, Random random) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            String above = out.isEmpty() ? "" : out.get(out.size() - 1);
            boolean isLabel = TextShape.words(line) <= 2 && TextShape.isProse(above) && TextShape.endsSentence(above);
            if (isLabel && random.nextInt(3) > 0) {
                out.set(out.size() - 1, above + " " + line);
            } else {
                out.add(line);
            }
        }
        return out;
    }

    private static final class Lines implements NodeVisitor {
        private final Style style;
        private final List<String> lines;
        private final StringBuilder text = new StringBuilder();
        private int unseen;

        Lines(Style style, List<String> lines) {
            this.style = style;
            this.lines = lines;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (unseen == 0) {
                    text.append(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                unseen += isUnseen(element) ? 1 : 0;
                boundary(element);
                if (style.images() && unseen == 0 && element.normalName().equals("img")) {
                    end();
                    text.append(element.attr("alt"));
                    end();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                boundary(element);
                unseen -= isUnseen(element) ? 1 : 0;
            }
            if (depth == 0) {
                end();
            }
        }

        private void boundary(Element element) {
            String name = element.normalName();
            if (name.equals("td") || name.equals("th")) {
                if (style.rows()) {
                    text.append('\t');
                } else {
                    end();
                }
            } else if (name.equals("li") && style.gluedItems() && text.length() <= 120 && isShort(element)) {
                return;
            } else if (BLOCKS.contains(name) || name.equals("br")) {
                end();
            }
        }

        private static boolean isShort(Element item) {
            return item.childNodeSize() <= 3 && item.text().length() <= 25;
        }

        private void end() {
            String line = TextShape.normalize(text.toString());
            if (!line.isEmpty()) {
                lines.add(line);
            }
            text.setLength(0);
        }

        private static boolean isUnseen(Element element) {
            if (UNSEEN.contains(element.normalName()) || element.hasAttr("hidden")) {
                return true;
            }
            String css = element.attr("style");
            return !css.isEmpty()
                    && css.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
        }
    }
}
