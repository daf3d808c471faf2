package dev.sluice.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a document from the tree of its record and names the place of whatever does not fit. */
final class RecordReader {
    static final Set<String> TYPED_METADATA = Set.of("url", "title", "authors", "site", "language");

    private final Node root;
    private final Map<String, Provenance> steps = new LinkedHashMap<>();

    RecordReader(Map<String, ?> values) {
        this.root = new Node("", values);
    }

    Document read() {
        Document document = Document.of(root.filled("id"), source()).withText(root.string("text"));
        document = document.withMetadata(metadata());
        document = document.withFurniture(root.map("furniture", RecordReader::furniture));
        for (DocumentDate date : dates()) {
            document = document.withDate(date);
        }
        for (Problem problem : root.map("problems", n -> new Problem(n.string("code"), n.string("message")))) {
            document = document.withProblem(problem);
        }
        for (Node node : root.nodes("provenance")) {
            Provenance step = new Provenance(
                    node.string("step"), node.string("component"), node.string("plugin"), node.string("version"));
            steps.put(step.step(), step);
            document = document.withProvenance(step, List.of());
        }
        return layers(document);
    }

    private Source source() {
        Node node = root.child("source");
        if (node == null) {
            return Source.of(root.string("id"));
        }
        String retrieved = node.optional("retrieved");
        return new Source(
                node.string("uri"),
                node.optional("mediaType"),
                node.has("length") ? node.whole("length") : -1,
                node.optional("sha256"),
                node.optional("url"),
                retrieved == null ? null : node.parse("retrieved", () -> Instant.parse(retrieved)));
    }

    private Metadata metadata() {
        Map<String, List<String>> values = new TreeMap<>();
        Node rest = root.child("metadata");
        if (rest != null) {
            rest.values.keySet().forEach(key -> values.put(key, rest.strings(key)));
        }
        for (String key : TYPED_METADATA) {
            if (root.has(key)) {
                values.putIfAbsent(key, key.equals("authors") ? root.strings(key) : List.of(root.string(key)));
            }
        }
        return Metadata.of(values);
    }

    private List<DocumentDate> dates() {
        List<DocumentDate> out = new ArrayList<>();
        String shorthand = root.optional("date");
        if (shorthand != null) {
            DateInterval interval = root.parse("date", () -> intervalOf(shorthand));
            out.add(new DocumentDate(
                    DocumentDate.Role.PUBLISHED, interval, shorthand, 1, List.of(new Evidence("given", shorthand))));
        }
        Node node = root.child("dates");
        if (node == null) {
            return out;
        }
        for (String key : node.values.keySet()) {
            DocumentDate.Role role = node.constant(key, DocumentDate.Role.class, key.toUpperCase(Locale.ROOT));
            Node date = node.required(key);
            String value = date.optional("value");
            DateInterval interval = interval(date);
            if (interval == null) {
                String given = date.string("value");
                interval = date.parse("value", () -> intervalOf(given));
            }
            out.add(new DocumentDate(role, interval, value, date.score("confidence"), evidence(date)));
        }
        return out;
    }

    /** Reads {@code 2020}, {@code 2020-01}, {@code 2020-01-10} and the day of a time such as {@code 2020-01-10T18:02:00Z}. */
    private static DateInterval intervalOf(String value) {
        return switch (value.length()) {
            case 4 -> DateInterval.of(Year.parse(value));
            case 7 -> DateInterval.of(YearMonth.parse(value));
            default -> {
                boolean isTime = value.length() > 10 && "T ".indexOf(value.charAt(10)) >= 0;
                yield DateInterval.of(LocalDate.parse(isTime ? value.substring(0, 10) : value));
            }
        };
    }

    private Document layers(Document document) {
        IdentityHashMap<Annotation, Provenance> written = new IdentityHashMap<>();
        List<Annotation> all = new ArrayList<>();
        for (Node node : root.nodes("timex")) {
            Timex timex = new Timex(
                    span(node, document),
                    node.constant("type", Timex.Type.class, node.string("type")),
                    node.filled("value"),
                    node.optional("mod"),
                    node.optional("quant"),
                    node.optional("freq"),
                    interval(node),
                    node.score("score"),
                    evidence(node));
            add(timex, node, "step", all, written);
        }
        for (Node node : root.nodes("mentions")) {
            Mention mention = new Mention(
                    span(node, document),
                    node.has("type")
                            ? node.constant("type", Mention.Type.class, node.string("type"))
                            : Mention.Type.OTHER,
                    node.score("detection"));
            add(mention, node, "step", all, written);
            if (node.has("entity")) {
                List<Candidate> candidates = node.map(
                        "candidates",
                        n -> new Candidate(n.string("entity"), n.string("name"), n.requiredScore("score")));
                Link link = new Link(mention, node.filled("entity"), node.score("score"), candidates, evidence(node));
                add(link, node, "linkStep", all, written);
            }
        }
        Node custom = root.child("layers");
        if (custom != null) {
            for (String layer : custom.values.keySet()) {
                for (Node node : custom.nodes(layer)) {
                    add(custom.parse(layer, () -> custom(layer, node, document)), node, "step", all, written);
                }
            }
        }
        Document out = document.with(all);
        for (Provenance step : steps.values()) {
            List<Annotation> byStep = all.stream()
                    .filter(annotation -> step.equals(written.get(annotation)))
                    .toList();
            out = out.withProvenance(step, byStep);
        }
        return out;
    }

    private void add(
            Annotation annotation,
            Node node,
            String key,
            List<Annotation> all,
            IdentityHashMap<Annotation, Provenance> written) {
        all.add(annotation);
        String step = node.optional(key);
        Provenance provenance = step == null ? null : steps.get(step);
        if (provenance != null) {
            written.put(annotation, provenance);
        }
    }

    private static CustomAnnotation custom(String layer, Node node, Document document) {
        Map<String, String> features = new TreeMap<>();
        Node map = node.child("features");
        if (map != null) {
            map.values.keySet().forEach(key -> features.put(key, map.string(key)));
        }
        String type = node.optional("type");
        return new CustomAnnotation(
                layer, span(node, document), type == null ? "" : type, features, node.score("score"));
    }

    private static Span span(Node node, Document document) {
        long begin = node.whole("begin");
        long end = node.whole("end");
        if (begin < 0 || end < begin || end > document.text().length()) {
            throw node.fault(
                    "begin",
                    "span " + begin + ".." + end + " does not lie inside the text, which has "
                            + document.text().length() + " UTF-16 units");
        }
        return new Span((int) begin, (int) end);
    }

    private static Furniture furniture(Node node) {
        String reason = node.optional("reason");
        Furniture.Role role = node.constant("role", Furniture.Role.class, node.string("role"));
        return new Furniture(role, node.string("text"), reason == null ? "" : reason);
    }

    private static List<Evidence> evidence(Node node) {
        return node.map("evidence", n -> {
            String surface = n.optional("surface");
            return new Evidence(n.string("rule"), surface == null ? "" : surface);
        });
    }

    private static @Nullable DateInterval interval(Node node) {
        String earliest = node.optional("earliest");
        String latest = node.optional("latest");
        if (earliest == null && latest == null) {
            return null;
        }
        return node.parse(
                earliest == null ? "latest" : "earliest",
                () -> new DateInterval(
                        earliest == null ? null : LocalDate.parse(earliest),
                        latest == null ? null : LocalDate.parse(latest)));
    }

    /** Something that does not fit, with its place. */
    private static final class Fault extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    private interface Parser<T> {
        T parse();
    }

    private interface NodeReader<T> {
        T read(Node node);
    }

    /** An object of the tree, with the place where it stands. */
    private record Node(String path, Map<String, ?> values) {
        boolean has(String key) {
            return values.get(key) != null;
        }

        String string(String key) {
            String value = optional(key);
            if (value == null) {
                throw fault(key, "is missing, a string is needed");
            }
            return value;
        }

        /** Returns a string that says something. */
        String filled(String key) {
            String value = string(key);
            if (value.isBlank()) {
                throw fault(key, "is blank");
            }
            return value;
        }

        @Nullable
        String optional(String key) {
            Object value = values.get(key);
            if (value == null || value instanceof String) {
                return (String) value;
            }
            throw fault(key, "is " + value + ", a string is needed");
        }

        Number number(String key) {
            if (values.get(key) instanceof Number number) {
                return number;
            }
            throw fault(key, has(key) ? "is " + values.get(key) + ", a number is needed" : "is missing");
        }

        /** Returns a number without fraction; 1.0 is one. */
        long whole(String key) {
            Number number = number(key);
            if (number.doubleValue() != (double) number.longValue()) {
                throw fault(key, "is " + number + ", a whole number is needed");
            }
            return number.longValue();
        }

        double requiredScore(String key) {
            number(key);
            return score(key);
        }

        /** Returns a score; 1 where there is none. */
        double score(String key) {
            double score = has(key) ? number(key).doubleValue() : 1;
            if (!(score >= 0 && score <= 1)) {
                throw fault(key, "is " + score + ", must lie between 0 and 1");
            }
            return score;
        }

        List<String> strings(String key) {
            List<String> out = new ArrayList<>();
            for (Object value : items(key)) {
                if (!(value instanceof String string)) {
                    throw fault(key, "holds " + value + ", strings are needed");
                }
                out.add(string);
            }
            return out;
        }

        List<Node> nodes(String key) {
            List<Node> out = new ArrayList<>();
            for (Object value : items(key)) {
                out.add(node(key + "[" + out.size() + "]", value));
            }
            return out;
        }

        <T> List<T> map(String key, NodeReader<T> reader) {
            return nodes(key).stream().map(reader::read).toList();
        }

        @Nullable
        Node child(String key) {
            return has(key) ? required(key) : null;
        }

        Node required(String key) {
            return node(key, values.get(key));
        }

        <E extends Enum<E>> E constant(String key, Class<E> type, String name) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw fault(key, "is '" + name + "', must be one of " + List.of(type.getEnumConstants()));
        }

        <T> T parse(String key, Parser<T> parser) {
            try {
                return parser.parse();
            } catch (Fault e) {
                throw e;
            } catch (DateTimeException e) {
                throw fault(key, "is not a date in ISO 8601: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw fault(key, "is wrong: " + e.getMessage());
            }
        }

        Fault fault(String key, String message) {
            return new Fault(path + key + " " + message);
        }

        private List<?> items(String key) {
            Object value = values.get(key);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw fault(key, "is " + value + ", a list is needed");
        }

        private Node node(String key, @Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                throw fault(key, "is " + value + ", an object is needed");
            }
            Map<String, Object> typed = new LinkedHashMap<>();
            map.forEach((k, v) -> typed.put(String.valueOf(k), v));
            return new Node(path + key + ".", typed);
        }
    }
}
