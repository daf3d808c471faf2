package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes entities in the format of a gazetteer file: UTF-8 text with line feeds. A line that begins with {@code #} is a
 * comment. A line {@code @<tab>office} names an office; offices are numbered from 0. Every other line is an entity of ten
 * fields with a tab between: id; type, a letter, see {@link #code}; prior in
 * hundredths; country; from; to; name; aliases; demonyms; terms, each {@code number of the office,from,to}. The values of
 * a list have a {@code |} between.
 */
final class GazetteerWriter {
    /** The prior of the best known entity, in the units of the file. */
    static final int PRIOR_UNITS = 100;

    private GazetteerWriter() {}

    /** Returns the bytes of a file with these entities, in their order. */
    static byte[] write(List<String> comments, Collection<Entity> entities) {
        Map<String, Integer> offices = new LinkedHashMap<>();
        entities.forEach(e -> e.terms().forEach(t -> offices.putIfAbsent(clean(t.office()), offices.size())));
        StringBuilder out = new StringBuilder();
        comments.forEach(line -> out.append("# ").append(line).append('\n'));
        offices.keySet().forEach(office -> out.append("@\t").append(office).append('\n'));
        entities.forEach(entity -> line(out, entity, offices));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the letter that stands for a type in the file. */
    static char code(Mention.Type type) {
        return switch (type) {
            case PERSON -> 'p';
            case ORGANIZATION -> 'o';
            case PLACE -> 'l';
            case GROUP -> 'g';
            case EVENT -> 'e';
            case WORK -> 'w';
            case PRODUCT -> 'd';
            case OTHER -> 'x';
        };
    }

    private static void line(StringBuilder out, Entity entity, Map<String, Integer> offices) {
        out.append(clean(entity.id())).append('\t');
        out.append(code(entity.type())).append('\t');
        out.append(Math.round(entity.prior() * PRIOR_UNITS)).append('\t');
        out.append(clean(entity.country())).append('\t');
        out.append(clean(entity.from())).append('\t');
        out.append(clean(entity.to())).append('\t');
        out.append(clean(entity.name())).append('\t');
        list(out, entity.aliases());
        out.append('\t');
        list(out, entity.demonyms());
        out.append('\t');
        list(
                out,
                entity.terms().stream()
                        .map(t -> offices.get(clean(t.office())) + "," + t.from() + "," + t.to())
                        .toList());
        out.append('\n');
    }

    private static void list(StringBuilder out, List<String> values) {
        out.append(String.join("|", values.stream().map(GazetteerWriter::clean).toList()));
    }

    /** Returns a value without the characters that have a meaning in the format. */
    private static String clean(String value) {
        return value.replaceAll("[\\t\\n\\r|]+", " ").strip();
    }
}
