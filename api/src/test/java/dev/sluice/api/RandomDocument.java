package dev.sluice.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A document with as many odd but legal values as chance allows; the same seed gives the same document. */
final class RandomDocument {
    private static final List<String> KEYS =
            List.of("url", "title", "authors", "site", "language", "html.meta.date", "a.b", "", "\ud83d\ude00");

    private final Random random;
    private final String text;

    private RandomDocument(long seed) {
        this.random = new Random(seed);
        this.text = string(200);
    }

    static Document of(long seed) {
        return new RandomDocument(seed).document();
    }

    private Document document() {
        Document document =
                Document.of("id " + string(10), source()).withText(text).withMetadata(metadata());
        document = document.withFurniture(
                list(4, () -> new Furniture(constant(Furniture.Role.class), string(20), string(5))));
        for (DocumentDate.Role role : DocumentDate.Role.values()) {
            if (random.nextBoolean()) {
                document = document.withDate(
                        new DocumentDate(role, interval(), orNull(() -> string(10)), score(), evidence()));
            }
        }
        for (Problem problem : list(3, () -> new Problem(string(5), string(20)))) {
            document = document.withProblem(problem);
        }
        List<Annotation> annotations = annotations();
        document = document.with(annotations);
        for (int i = random.nextInt(4); i > 0; i--) {
            Provenance step = new Provenance("step" + i + string(3), string(5), string(5), string(5));
            document = document.withProvenance(
                    step,
                    annotations.stream().filter(a -> random.nextInt(3) == 0).toList());
        }
        return document;
    }

    private List<Annotation> annotations() {
        List<Annotation> all = new ArrayList<>();
        Set<Span> taken = new HashSet<>();
        for (Mention mention : list(12, () -> new Mention(span(), constant(Mention.Type.class), score()))) {
            if (taken.add(mention.span())) {
                all.add(mention);
                if (random.nextBoolean()) {
                    List<Candidate> candidates = list(3, () -> new Candidate(string(4), string(8), score()));
                    all.add(new Link(mention, "Q" + string(4), score(), candidates, evidence()));
                }
            }
        }
        all.addAll(list(
                12,
                () -> new Timex(
                        span(),
                        constant(Timex.Type.class),
                        "2" + string(8),
                        orNull(() -> string(4)),
                        orNull(() -> string(4)),
                        orNull(() -> string(4)),
                        orNull(this::interval),
                        score(),
                        evidence())));
        all.addAll(list(12, () -> {
            Map<String, String> features = new TreeMap<>();
            list(3, () -> string(4)).forEach(key -> features.put(key, string(6)));
            String layer = "layer-" + random.nextInt(3);
            return new CustomAnnotation(layer, span(), string(4), features, score());
        }));
        return all;
    }

    private Source source() {
        return new Source(
                string(10),
                orNull(() -> string(10)),
                random.nextInt(3) == 0 ? -1 : random.nextLong() & Long.MAX_VALUE,
                orNull(() -> string(10)),
                orNull(() -> string(10)),
                orNull(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))));
    }

    private Metadata metadata() {
        Map<String, List<String>> values = new TreeMap<>();
        for (String key : KEYS) {
            values.put(key, list(3, () -> string(10)));
        }
        return Metadata.of(values);
    }

    private List<Evidence> evidence() {
        return list(3, () -> new Evidence(string(5), string(5)));
    }

    private DateInterval interval() {
        LocalDate a = LocalDate.ofEpochDay(random.nextInt(10_000_000) - 5_000_000);
        LocalDate b = random.nextBoolean() ? a : a.plusDays(random.nextInt(100_000));
        return switch (random.nextInt(4)) {
            case 0 -> new DateInterval(null, b);
            case 1 -> new DateInterval(a, null);
            default -> new DateInterval(a, b);
        };
    }

    private Span span() {
        int a = random.nextInt(text.length() + 1);
        int b = random.nextInt(text.length() + 1);
        return new Span(Math.min(a, b), Math.max(a, b));
    }

    private double score() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextDouble();
        };
    }

    /** Returns any string, lone surrogates included; often empty. */
    private String string(int maximum) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(maximum + 1); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> out.append((char) random.nextInt(0x10000));
                case 1 -> out.appendCodePoint(0x10000 + random.nextInt(0x1000));
                default -> out.append((char) (' ' + random.nextInt(95)));
            }
        }
        return out.toString();
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(int maximum, Supplier<T> value) {
        List<T> out = new ArrayList<>();
        for (int i = random.nextInt(maximum + 1); i > 0; i--) {
            out.add(value.get());
        }
        return out;
    }

    private <E extends Enum<E>> E constant(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }
}
