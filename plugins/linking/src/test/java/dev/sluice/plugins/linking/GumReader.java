package dev.sluice.plugins.linking;

import dev.sluice.api.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads names from the files of GUM, which mark all entities, named or not: an entity is a name if all its words behind
 * articles and other small ones are proper nouns. Proper nouns and adjectives with a capital in no such entity stay open.
 */
final class GumReader {
    private final List<String[]> words = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, List<Entity>> unfinished = new HashMap<>();
    private final List<Entity> entities = new ArrayList<>();
    private final TagText.Builder text = new TagText.Builder(true);

    private GumReader() {}

    /** An entity with its first and last word. */
    private record Entity(String kind, boolean known, int first, int last) {}

    static TagText read(Path file, Words lists) throws IOException {
        GumReader reader = new GumReader();
        boolean blank = false;
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (line.isBlank()) {
                reader.text.endLine();
                blank = false;
            } else if (fields.length == 10 && fields[0].chars().allMatch(Character::isDigit)) {
                reader.words.add(fields);
                reader.spans.add(reader.text.add(fields[1], blank));
                blank = !fields[9].contains("SpaceAfter=No");
                reader.entities(fields[9]);
            }
        }
        reader.names(lists);
        return reader.text.build();
    }

    private void entities(String column) {
        String value = "";
        for (String part : column.split("\\|", -1)) {
            value = part.startsWith("Entity=") ? part.substring("Entity=".length()) : value;
        }
        int at = 0;
        int word = words.size() - 1;
        while (at < value.length()) {
            boolean opens = value.charAt(at) == '(';
            int begin = opens ? at + 1 : at;
            int end = begin;
            while (end < value.length() && value.charAt(end) != '(' && value.charAt(end) != ')') {
                end++;
            }
            String[] parts = value.substring(begin, end).split("-", 8);
            boolean closes = end < value.length() && value.charAt(end) == ')';
            if (opens) {
                Entity entity = new Entity(parts[1], parts.length > 7, word, word);
                if (closes) {
                    entities.add(entity);
                } else {
                    unfinished.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(entity);
                }
            } else if (closes) {
                List<Entity> waiting = unfinished.getOrDefault(parts[0], new ArrayList<>());
                if (!waiting.isEmpty()) {
                    Entity entity = waiting.remove(waiting.size() - 1);
                    entities.add(new Entity(entity.kind(), entity.known(), entity.first(), word));
                }
            }
            at = Math.max(end + (closes ? 1 : 0), at + 1);
        }
    }

    private void names(Words lists) {
        int[] outer = new int[words.size()];
        boolean[] settled = new boolean[words.size()];
        List<Entity> names = new ArrayList<>();
        for (Entity entity : entities) {
            int first = entity.first();
            while (first < entity.last() && !isProper(first)) {
                first++;
            }
            boolean whole = isProper(entity.last());
            for (int i = first; i <= entity.last(); i++) {
                whole &= isProper(i) || (entity.known() && i > first && isLink(i));
            }
            if (entity.kind().equals("time")) {
                for (int i = entity.first(); i <= entity.last(); i++) {
                    settled[i] = true;
                }
            } else if (whole) {
                boolean titled = lists.titleLength(Spelling.fold(words.get(first)[1])) > 0;
                Entity name = new Entity(titled ? "" : entity.kind(), entity.known(), first, entity.last());
                if (names.stream().noneMatch(n -> n.first() == name.first() && n.last() == name.last())) {
                    names.add(name);
                    for (int i = first; i <= entity.last(); i++) {
                        outer[i]++;
                    }
                }
            }
        }
        for (Entity name : names) {
            boolean alone = !name.kind().isEmpty();
            for (int i = name.first(); i <= name.last(); i++) {
                alone &= outer[i] == 1 || (name.known() && isOutermost(name, names));
            }
            if (alone) {
                int type = TagCorpus.type(name.kind());
                text.name(spans.get(name.first()), spans.get(name.last()), type < 0 ? 3 : type);
                for (int i = name.first(); i <= name.last(); i++) {
                    settled[i] = true;
                }
            }
        }
        for (int i = 0; i < words.size(); i++) {
            boolean capital = Character.isUpperCase(words.get(i)[1].codePointAt(0));
            if (!settled[i] && (isProper(i) || (capital && words.get(i)[3].equals("ADJ")))) {
                text.open(spans.get(i), spans.get(i));
            }
        }
    }

    private static boolean isOutermost(Entity name, List<Entity> names) {
        return names.stream()
                .allMatch(n -> n.last() < name.first()
                        || n.first() > name.last()
                        || (n.first() >= name.first() && n.last() <= name.last()));
    }

    private boolean isProper(int at) {
        return words.get(at)[4].startsWith("NNP");
    }

    private boolean isLink(int at) {
        return words.get(at)[3].equals("ADP") || words.get(at)[3].equals("DET") || words.get(at)[3].equals("CCONJ");
    }
}
