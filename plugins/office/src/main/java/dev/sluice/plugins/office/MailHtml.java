package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Reads mails that are written as HTML: their words, not those of the mail they answer. Stateless, thread-safe. */
final class MailHtml {
    private MailHtml() {}

    static Document of(Document message, String html, OfficeConfig config) {
        Element body = Jsoup.parse(html).body();
        body.select(MailMarks.selector("hidden-selector")).remove();
        List<Furniture> furniture = new ArrayList<>();
        take(body, outermost(body, "signature-selector"), Role.FOOTER, "signature", furniture);
        List<Element> below = withAllBehind(outermost(body, "quote-begin-selector"));
        take(body, below, Role.OTHER, "quoted-reply", furniture);
        take(body, outermost(body, "quote-selector"), Role.OTHER, "quoted-reply", furniture);
        Document document = MailText.of(message, paragraphs(body, config));
        List<Furniture> all = new ArrayList<>(document.furniture());
        all.addAll(furniture);
        return document.withFurniture(all);
    }

    /** Takes elements out, unless nothing would be left: who only sends on a mail has nothing else to say. */
    private static void take(Element body, List<Element> found, Role role, String reason, List<Furniture> furniture) {
        long taken =
                found.stream().mapToLong(element -> element.text().length()).sum();
        if (taken >= body.text().length()) {
            return;
        }
        for (Element element : found) {
            String words = Lines.normalize(element.text());
            if (!words.isEmpty()) {
                furniture.add(new Furniture(role, words, reason));
            }
            element.remove();
        }
    }

    /** Returns the outermost elements that fit a selector, in order. */
    private static List<Element> outermost(Element body, String kind) {
        Evaluator evaluator = QueryParser.parse(MailMarks.selector(kind));
        List<Element> found = new ArrayList<>();
        NodeTraversor.filter(
                (node, depth) -> {
                    boolean fits = depth > 0 && node instanceof Element element && element.is(evaluator);
                    if (fits) {
                        found.add((Element) node);
                    }
                    return fits ? NodeFilter.FilterResult.SKIP_CHILDREN : NodeFilter.FilterResult.CONTINUE;
                },
                body);
        return found;
    }

    /** What follows the head of a repeated mail belongs to it. */
    private static List<Element> withAllBehind(List<Element> beginnings) {
        List<Element> found = new ArrayList<>();
        if (!beginnings.isEmpty()) {
            Element element = beginnings.get(0);
            while (element != null) {
                found.add(element);
                element = element.nextElementSibling();
            }
        }
        return found;
    }

    private static List<Paragraph> paragraphs(Element body, OfficeConfig config) {
        BlockHandler handler = new BlockHandler(config.maxChars(), BlockHandler.Layout.MESSAGE);
        body.traverse(new Told(handler));
        handler.finish();
        return handler.paragraphs();
    }

    /** Tells a handler what a page holds, without recursion. */
    private record Told(BlockHandler handler) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                AttributesImpl attributes = new AttributesImpl();
                handler.startElement("", element.normalName(), element.normalName(), attributes);
            } else if (node instanceof TextNode text && !handler.isFull()) {
                try {
                    char[] chars = text.getWholeText().toCharArray();
                    handler.characters(chars, 0, chars.length);
                } catch (SAXException e) {
                    // it is full, which it says itself
                    return;
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                handler.endElement("", element.normalName(), element.normalName());
            }
        }
    }
}
