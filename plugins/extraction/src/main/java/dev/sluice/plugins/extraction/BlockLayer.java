package dev.sluice.plugins.extraction;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Says of the lines of a text what they are in the markup of their page: the layer {@code block}. A line without an
 * annotation is a paragraph. The types and their features:
 *
 * <ul>
 *   <li>{@code h1} to {@code h6}: a heading
 *   <li>{@code li}: an item, with {@code list} (the number of its list in the text, from 1), {@code item} (its number in
 *       that list), {@code depth} (1 for a list in no other), and {@code ordered} if its items are numbered
 *   <li>{@code cell}: a cell of a table, with {@code table}, {@code row} and {@code column} (numbers from 1), and {@code
 *       header} if it heads others. Tables that only lay out a page are none
 *   <li>{@code term}, {@code definition}: of a list of definitions
 *   <li>{@code pre}: text with its own line breaks and spaces
 *   <li>{@code caption}: of a figure or table
 *   <li>{@code p}: a paragraph of which there is more to say: {@code depth} if it goes on an item, {@code quote}
 * </ul>
 *
 * Any of them has {@code quote} if it stands in a quotation: in how many. Used by one thread.
 */
final class BlockLayer {
    /** The name of the layer. */
    static final String NAME = "block";

    /** Elements around a block that are looked at. */
    private static final int MAX_DEPTH = 80;

    private final PageTree tree;
    private final List<Block> blocks;
    private final IdentityHashMap<Element, Integer> rowsOfTables = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Integer> columns = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private BlockLayer(PageTree tree, List<Block> blocks) {
        this.tree = tree;
        this.blocks = blocks;
    }

    /**
     * Returns the annotations of the text that is made of the kept blocks.
     *
     * @param tree the page
     * @param blocks the decisions on its runs, one for each
     */
    static List<CustomAnnotation> of(PageTree tree, List<Block> blocks) {
        BlockLayer layer = new BlockLayer(tree, blocks);
        layer.countRows();
        return layer.annotate();
    }

    /** What the elements around a block say about it. */
    private static final class Place {
        private String type = "";
        private int quotes;
        private int lists;
        private @Nullable Element item;
        private @Nullable Element list;
        private @Nullable Element cell;
    }

    private List<CustomAnnotation> annotate() {
        List<CustomAnnotation> annotations = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < Math.min(blocks.size(), tree.runs().size()); i++) {
            Block block = blocks.get(i);
            if (block.isKept()) {
                int end = begin + block.text().length();
                CustomAnnotation annotation =
                        annotation(place(tree.runs().get(i).owner()), new Span(begin, end));
                if (annotation != null) {
                    annotations.add(annotation);
                }
                begin = end + 1;
            }
        }
        return annotations;
    }

    private @Nullable CustomAnnotation annotation(Place place, Span span) {
        Map<String, String> features = new TreeMap<>();
        String type = place.type;
        Element cell = place.cell;
        if (cell != null && isData(cell)) {
            type = "cell";
            features.put("table", number("table", table(cell)));
            features.put("row", number("row of " + features.get("table"), row(cell)));
            features.put("column", String.valueOf(column(cell)));
            if (cell.nameIs("th")) {
                features.put("header", "true");
            }
        } else if (place.item != null && place.list != null) {
            boolean isFirst = !numbers.containsKey(place.item);
            String list = number("list", place.list);
            String item = number("item of " + list, place.item);
            type = type.equals("li") && !isFirst ? "p" : isFirst ? "li" : type;
            features.put("depth", String.valueOf(place.lists));
            if (type.equals("li")) {
                features.put("list", list);
                features.put("item", item);
                if (place.list.nameIs("ol")) {
                    features.put("ordered", "true");
                }
            }
        }
        if (place.quotes > 0) {
            features.put("quote", String.valueOf(place.quotes));
        }
        boolean isPlain = features.isEmpty() && (type.isEmpty() || type.equals("p"));
        return isPlain || span.begin() == span.end()
                ? null
                : new CustomAnnotation(NAME, span, type.isEmpty() ? "p" : type, features, 1);
    }

    private Place place(int owner) {
        Place place = new Place();
        int i = owner;
        for (int up = 0; up < MAX_DEPTH && i >= 0; up++) {
            Element element = tree.element(i);
            see(element, place);
            i = tree.parent(i);
        }
        return place;
    }

    private static void see(Element element, Place place) {
        String name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "pre" -> type(place, name);
            case "p" -> type(place, "p");
            case "dt" -> type(place, "term");
            case "dd" -> type(place, "definition");
            case "figcaption", "caption" -> type(place, "caption");
            case "blockquote" -> place.quotes++;
            case "li" -> {
                type(place, "li");
                place.item = place.item == null && place.cell == null ? element : place.item;
            }
            case "ul", "ol" -> {
                place.lists += place.item == null ? 0 : 1;
                place.list = place.list == null && place.item != null ? element : place.list;
            }
            case "td", "th" -> place.cell = place.cell == null ? element : place.cell;
            default -> {
                // says nothing about the block
            }
        }
    }

    private static void type(Place place, String type) {
        place.type = place.type.isEmpty() ? type : place.type;
    }

    /** Counts the rows of each table that have text in two cells or more. */
    private void countRows() {
        IdentityHashMap<Element, Element> firstCells = new IdentityHashMap<>();
        IdentityHashMap<Element, Boolean> counted = new IdentityHashMap<>();
        for (int i = 0; i < Math.min(blocks.size(), tree.runs().size()); i++) {
            Element cell = blocks.get(i).isKept() ? place(tree.runs().get(i).owner()).cell : null;
            if (cell == null) {
                continue;
            }
            Element row = row(cell);
            Element first = firstCells.putIfAbsent(row, cell);
            if (first != null && !first.equals(cell) && counted.put(row, true) == null) {
                rowsOfTables.merge(table(cell), 1, Integer::sum);
            }
        }
    }

    /** Tables with a single row of two cells, or with one column, lay out a page. */
    private boolean isData(Element cell) {
        return rowsOfTables.getOrDefault(table(cell), 0) >= 2;
    }

    private static Element row(Element cell) {
        Element row = cell.parent();
        return row == null ? cell : row;
    }

    private static Element table(Element cell) {
        Element element = row(cell);
        for (int up = 0; up < 3 && !element.nameIs("table"); up++) {
            Element above = element.parent();
            if (above == null) {
                break;
            }
            element = above;
        }
        return element;
    }

    private int column(Element cell) {
        if (!columns.containsKey(cell)) {
            int column = 0;
            for (Element sibling : row(cell).children()) {
                columns.put(sibling, ++column);
            }
        }
        return columns.getOrDefault(cell, 1);
    }

    private String number(String kind, Element element) {
        Integer number = numbers.get(element);
        if (number == null) {
            number = counts.merge(kind, 1, Integer::sum);
            numbers.put(element, number);
        }
        return String.valueOf(number);
    }
}
