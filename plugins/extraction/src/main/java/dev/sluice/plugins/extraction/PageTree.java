package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The elements of a page in document order, each with the number of its parent, and the text blocks they own. Sums over
 * subtrees are then loops over arrays, which no depth of nesting can break. Built once, then only read.
 */
final class PageTree {
    /** What is never seen, or is a control. */
    private static final Set<String> INVISIBLE = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "embed",
            "select",
            "option",
            "textarea",
            "input",
            "button",
            "canvas",
            "video",
            "audio",
            "map",
            "head",
            "title",
            "meta",
            "link",
            "datalist",
            "picture");

    /**
     * A run of text between two line breaks.
     *
     * @param content what it reads
     * @param owner the number of the element it stands in
     */
    record Run(BlockText content, int linkChars, int owner, Block.Kind kind) {
        String text() {
            return content.text();
        }

        boolean isProse() {
            return kind != Block.Kind.HEADING && linkChars * 5 < text().length() * 2 && content.isRunningText();
        }
    }

    private final List<Element> elements = new ArrayList<>();
    private int[] parents = new int[256];
    private final List<Run> runs = new ArrayList<>();
    private final List<List<Element>> anchors = new ArrayList<>();

    private PageTree() {}

    static PageTree of(Element body) {
        PageTree tree = new PageTree();
        body.traverse(tree.new Builder());
        return tree;
    }

    int size() {
        return elements.size();
    }

    Element element(int i) {
        return elements.get(i);
    }

    /** Returns the number of the parent, which is smaller; -1 for the root. */
    int parent(int i) {
        return parents[i];
    }

    List<Run> runs() {
        return runs;
    }

    /** Returns the hyperlinks that begin in a run, in their order. */
    List<Element> anchors(int run) {
        return anchors.get(run);
    }

    /** Adds to each element what the elements below it have. */
    void sumUp(long[] values) {
        for (int i = size() - 1; i > 0; i--) {
            values[parent(i)] += values[i];
        }
    }

    boolean isWithin(int inner, int outer) {
        int i = inner;
        while (i > outer) {
            i = parent(i);
        }
        return i == outer;
    }

    private final class Builder implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private final List<Element> opened = new ArrayList<>();
        private int linkChars;
        private int links;
        private int invisible;
        private int verbatim;
        private int current = -1;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode run) {
                append(run);
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            if (breaksLine(element)) {
                flush();
            }
            String name = element.normalName();
            invisible -= INVISIBLE.contains(name) ? 1 : 0;
            links -= isLink(element) ? 1 : 0;
            verbatim -= name.equals("pre") ? 1 : 0;
            current = Math.max(0, parents[current]);
            if (depth == 0) {
                flush();
            }
        }

        private void open(Element element) {
            if (breaksLine(element)) {
                flush();
            }
            int number = elements.size();
            parents = number < parents.length ? parents : Arrays.copyOf(parents, 2 * number);
            parents[number] = current;
            current = number;
            elements.add(element);
            String name = element.normalName();
            invisible += INVISIBLE.contains(name) ? 1 : 0;
            if (isLink(element)) {
                links++;
                opened.add(element);
            }
            verbatim += name.equals("pre") ? 1 : 0;
        }

        private void append(TextNode node) {
            if (invisible > 0) {
                return;
            }
            String words = node.getWholeText();
            text.append(words);
            if (links > 0) {
                linkChars += words.strip().length();
            }
        }

        private void flush() {
            if (text.length() == 0) {
                return;
            }
            String words = verbatim > 0 ? text.toString().strip() : TextShape.normalize(text.toString());
            if (!words.isEmpty()) {
                int owner = blockOwner();
                runs.add(new Run(BlockText.of(words), Math.min(linkChars, words.length()), owner, kind(owner)));
                anchors.add(List.copyOf(opened));
                opened.clear();
            }
            text.setLength(0);
            linkChars = 0;
        }

        /** Returns the nearest element that is a block: a run may end inside of an inline one. */
        private int blockOwner() {
            int i = current;
            while (i > 0 && !elements.get(i).isBlock()) {
                i = parents[i];
            }
            return Math.max(0, i);
        }

        private Block.Kind kind(int owner) {
            int i = owner;
            for (int up = 0; up < 3 && i >= 0; up++) {
                switch (elements.get(i).normalName()) {
                    case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                        return Block.Kind.HEADING;
                    }
                    case "p", "blockquote" -> {
                        return isBoldAlone(elements.get(i)) ? Block.Kind.HEADING : Block.Kind.PARAGRAPH;
                    }
                    case "li", "dt", "dd" -> {
                        return Block.Kind.ITEM;
                    }
                    case "td", "th" -> {
                        return Block.Kind.CELL;
                    }
                    case "figcaption", "figure", "caption" -> {
                        return Block.Kind.CAPTION;
                    }
                    case "pre" -> {
                        return Block.Kind.VERBATIM;
                    }
                    default -> i = parents[i];
                }
            }
            return Block.Kind.LINE;
        }

        /** A short paragraph that is all bold is a heading by another name. */
        private boolean isBoldAlone(Element paragraph) {
            if (text.length() > 90 || paragraph.childrenSize() != 1) {
                return false;
            }
            Element child = paragraph.child(0);
            boolean isBold =
                    child.normalName().equals("strong") || child.normalName().equals("b");
            return isBold
                    && paragraph.ownText().isBlank()
                    && !TextShape.endsSentence(text.toString().strip());
        }

        private static boolean isLink(Element element) {
            return element.normalName().equals("a") && element.hasAttr("href");
        }

        private static boolean breaksLine(Element element) {
            return element.isBlock()
                    || element.normalName().equals("br")
                    || element.normalName().equals("td")
                    || element.normalName().equals("th")
                    || element.normalName().equals("button");
        }
    }
}
