package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One document as TEI. Annotations stand in {@code standOff} and point to anchors in the text, so that they may overlap.
 * Used by one thread.
 */
final class TeiText {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private final Document document;
    private final String entityPrefix;
    private final Xml xml = new Xml();
    private final List<NamedMention> names;
    private final List<Anchor> anchors = new ArrayList<>();
    private int nextAnchor;

    /** A place in the text that an annotation begins or ends at. */
    private record Anchor(int offset, String id) {}

    TeiText(Document document, String entityPrefix) {
        this.document = document;
        this.entityPrefix = entityPrefix;
        this.names = NamedMention.of(document);
        for (int i = 0; i < names.size(); i++) {
            addAnchors(names.get(i).span(), "m" + (i + 1));
        }
        for (int i = 0; i < document.timexes().size(); i++) {
            addAnchors(document.timexes().get(i).span(), "t" + (i + 1));
        }
        anchors.sort(Comparator.comparingInt(Anchor::offset));
    }

    private void addAnchors(Span span, String id) {
        anchors.add(new Anchor(span.begin(), id + "-begin"));
        anchors.add(new Anchor(span.end(), id + "-end"));
    }

    /** Returns the whole file. */
    byte[] bytes() {
        xml.declaration().start("TEI").attribute("xmlns", "http://www.tei-c.org/ns/1.0");
        document.metadata()
                .language()
                .filter(language -> LANGUAGE.matcher(language).matches())
                .ifPresent(language -> xml.attribute("xml:lang", language));
        xml.line();
        header();
        standOff();
        text();
        return xml.end().line().take();
    }

    private void header() {
        xml.start("teiHeader").start("fileDesc").line();
        xml.start("titleStmt").element("title", document.metadata().title().orElse(document.id()));
        document.metadata().authors().forEach(author -> xml.element("author", author));
        xml.end().line();
        xml.start("publicationStmt")
                .element("publisher", document.metadata().site().orElse("unknown"));
        for (DocumentDate date : document.dates()) {
            xml.start("date").attribute("type", date.role().name().toLowerCase(Locale.ROOT));
            if (date.interval().earliest() != null) {
                xml.attribute("notBefore", XmlDays.of(date.interval().earliest()));
            }
            if (date.interval().latest() != null) {
                xml.attribute("notAfter", XmlDays.of(date.interval().latest()));
            }
            xml.attribute("cert", XmlDays.probability(date.confidence()));
            xml.text(date.interval().edtf()).end();
        }
        xml.start("idno").attribute("type", "sluice").text(document.id()).end();
        xml.end().line();
        xml.start("sourceDesc").start("bibl");
        xml.element("title", document.metadata().title().orElse(document.id()));
        Iris.page(document)
                .ifPresent(page -> xml.start("ptr").attribute("target", page).end());
        xml.end().end().line().end().end().line();
    }

    private void standOff() {
        Map<String, List<NamedMention>> byEntity = new LinkedHashMap<>();
        for (NamedMention named : names) {
            if (named.entity() != null) {
                byEntity.computeIfAbsent(named.entity(), id -> new ArrayList<>())
                        .add(named);
            }
        }
        if (names.isEmpty() && document.timexes().isEmpty()) {
            return;
        }
        xml.start("standOff").line();
        Map<String, String> ids = entities(byEntity);
        if (!names.isEmpty()) {
            xml.start("spanGrp").attribute("type", "names").line();
            for (int i = 0; i < names.size(); i++) {
                NamedMention named = names.get(i);
                span("m" + (i + 1), named.mention().type().name());
                xml.attribute("ana", named.entity() == null ? null : "#" + ids.get(named.entity()));
                xml.attribute("cert", XmlDays.probability(named.score()));
                xml.text(document.surface(named.span())).end().line();
            }
            xml.end().line();
        }
        if (!document.timexes().isEmpty()) {
            xml.start("spanGrp").attribute("type", "timex3").line();
            for (int i = 0; i < document.timexes().size(); i++) {
                Timex timex = document.timexes().get(i);
                span("t" + (i + 1), timex.type().name());
                xml.attribute("cert", XmlDays.probability(timex.score()));
                xml.text(value(timex)).end().line();
            }
            xml.end().line();
        }
        xml.end().line();
    }

    private void span(String id, String type) {
        xml.start("span").attribute("xml:id", id).attribute("type", type);
        xml.attribute("from", "#" + id + "-begin").attribute("to", "#" + id + "-end");
    }

    private static String value(Timex timex) {
        StringBuilder value = new StringBuilder(timex.value());
        if (timex.mod() != null) {
            value.append(" mod=").append(timex.mod());
        }
        if (timex.quant() != null) {
            value.append(" quant=").append(timex.quant());
        }
        if (timex.freq() != null) {
            value.append(" freq=").append(timex.freq());
        }
        if (timex.interval() != null) {
            value.append(" edtf=").append(timex.interval().edtf());
        }
        return value.toString();
    }

    /** Writes a list for each kind of entity; returns the ids in the file. */
    private Map<String, String> entities(Map<String, List<NamedMention>> byEntity) {
        Map<String, String> ids = new LinkedHashMap<>();
        byEntity.keySet().forEach(entity -> ids.put(entity, "e" + (ids.size() + 1)));
        list(byEntity, ids, "listPerson", "person", "persName", Mention.Type.PERSON);
        list(byEntity, ids, "listOrg", "org", "orgName", Mention.Type.ORGANIZATION);
        list(byEntity, ids, "listPlace", "place", "placeName", Mention.Type.PLACE);
        List<String> others = byEntity.keySet().stream()
                .filter(entity -> switch (type(byEntity, entity)) {
                    case PERSON, ORGANIZATION, PLACE -> false;
                    case GROUP, EVENT, WORK, PRODUCT, OTHER -> true;
                })
                .toList();
        if (!others.isEmpty()) {
            xml.start("list").attribute("type", "entities").line();
            for (String entity : others) {
                xml.start("item").attribute("xml:id", ids.get(entity));
                xml.start("name")
                        .attribute("type", type(byEntity, entity).name())
                        .text(name(byEntity, entity))
                        .end();
                idno(entity);
                xml.end().line();
            }
            xml.end().line();
        }
        return ids;
    }

    private void list(
            Map<String, List<NamedMention>> byEntity,
            Map<String, String> ids,
            String list,
            String item,
            String nameElement,
            Mention.Type type) {
        List<String> members = byEntity.keySet().stream()
                .filter(entity -> type(byEntity, entity) == type)
                .toList();
        if (members.isEmpty()) {
            return;
        }
        xml.start(list).line();
        for (String entity : members) {
            xml.start(item).attribute("xml:id", ids.get(entity));
            xml.element(nameElement, name(byEntity, entity));
            idno(entity);
            xml.end().line();
        }
        xml.end().line();
    }

    private void idno(String entity) {
        xml.start("idno")
                .attribute("type", "URI")
                .text(Iris.entity(entityPrefix, entity))
                .end();
    }

    private static Mention.Type type(Map<String, List<NamedMention>> byEntity, String entity) {
        return byEntity.getOrDefault(entity, List.of()).get(0).mention().type();
    }

    private String name(Map<String, List<NamedMention>> byEntity, String entity) {
        NamedMention first = byEntity.getOrDefault(entity, List.of()).get(0);
        String name = first.entityName();
        return name == null ? document.surface(first.span()) : name;
    }

    private void text() {
        String text = document.text();
        xml.start("text").start("body").line();
        int lastCharacter = text.stripTrailing().length();
        boolean isEmpty = true;
        for (int begin = 0; begin < text.length(); ) {
            int newline = text.indexOf('\n', begin);
            int end = newline < 0 ? text.length() : newline;
            if (!text.substring(begin, end).isBlank()) {
                isEmpty = false;
                xml.start("p");
                paragraph(begin, end, end >= lastCharacter);
                xml.end().line();
            }
            begin = end + 1;
        }
        if (isEmpty) {
            xml.start("p");
            paragraph(text.length(), text.length(), true);
            xml.end().line();
        }
        xml.end().end().line();
    }

    /** Writes a line with the anchors in it; those between two lines stand at the beginning of the later one. */
    private void paragraph(int begin, int end, boolean isLast) {
        int at = begin;
        while (nextAnchor < anchors.size() && (isLast || anchors.get(nextAnchor).offset() <= end)) {
            Anchor anchor = anchors.get(nextAnchor++);
            int offset = Math.min(Math.max(anchor.offset(), at), end);
            xml.text(document.text().substring(at, offset));
            xml.start("anchor").attribute("xml:id", anchor.id()).end();
            at = offset;
        }
        xml.text(document.text().substring(at, end));
    }
}
