package dev.sluice.plugins.linking;

import dev.sluice.api.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the sets that the tagger is trained on; which marks of which set count for what is written in tagger.md. */
final class TagCorpus {
    private static final int PERSON = 0;
    private static final int ORGANIZATION = 1;
    private static final int PLACE = 2;
    private static final int OTHER = 3;

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("per", PERSON),
            Map.entry("person", PERSON),
            Map.entry("org", ORGANIZATION),
            Map.entry("organisation", ORGANIZATION),
            Map.entry("organization", ORGANIZATION),
            Map.entry("corporation", ORGANIZATION),
            Map.entry("group", ORGANIZATION),
            Map.entry("loc", PLACE),
            Map.entry("location", PLACE),
            Map.entry("place", PLACE),
            Map.entry("misc", OTHER),
            Map.entry("nationality", OTHER),
            Map.entry("product", OTHER),
            Map.entry("creative-work", OTHER));

    private TagCorpus() {}

    /** Returns the texts of all sets below a directory with the folders {@code ner} and {@code gum}, by set. */
    static Map<String, List<TagText>> read(Path root, Words words) throws IOException {
        Map<String, List<TagText>> sets = new TreeMap<>();
        sets.put("wikigold", columns(root.resolve("ner/wikigold.conll"), 0, true));
        List<TagText> tweets = new ArrayList<>(columns(root.resolve("ner/wnut17-train.conll"), 1, false));
        tweets.addAll(columns(root.resolve("ner/wnut17-dev.conll"), 1, false));
        sets.put("wnut17", tweets);
        List<TagText> web = new ArrayList<>(universal(root.resolve("ner/uner-ewt-dev.iob2")));
        web.addAll(universal(root.resolve("ner/uner-ewt-test.iob2")));
        sets.put("uner-ewt", web);
        List<TagText> conflict = new ArrayList<>();
        for (String part : List.of(
                "Australian_Department_of_Foreign_Affairs", "CENTCOM", "UK_Government", "US_State_Department")) {
            conflict.addAll(relations(root.resolve("ner/re3d-" + part + ".conll"), words));
        }
        sets.put("re3d", conflict);
        try (Stream<Path> files = Files.list(root.resolve("gum"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".conllu")).sorted().toList()) {
                String genre = file.getFileName().toString().split("_", 3)[1];
                if (!genre.equals("speech")) {
                    boolean alike = genre.equals("bio") || genre.equals("voyage");
                    sets.computeIfAbsent(alike ? "gum-sa" : "gum", k -> new ArrayList<>())
                            .add(GumReader.read(file, words));
                }
            }
        }
        return sets;
    }

    /** Returns the place in {@link TagLabel#TYPES} of a label of any set; -1 if it stands for no name. */
    static int type(String label) {
        return TYPES.getOrDefault(label.toLowerCase(Locale.ROOT), -1);
    }

    /** A word of a file with its label. */
    private record Row(String word, String label) {
        boolean opens() {
            return label.startsWith("B-");
        }

        String kind() {
            return label.length() > 2 && label.charAt(1) == '-' ? label.substring(2) : "";
        }
    }

    /** Reads words with labels; a text ends at a document mark, or after some sentences if that many are given. */
    private static List<TagText> columns(Path file, int sentences, boolean others) throws IOException {
        List<TagText> texts = new ArrayList<>();
        TagText.Builder text = new TagText.Builder(others);
        List<Row> sentence = new ArrayList<>();
        int count = 0;
        for (String line : Files.readAllLines(file)) {
            boolean document = line.startsWith("-DOCSTART-");
            if (!line.isBlank() && !document) {
                String[] fields = line.strip().split("[ \t]+", -1);
                sentence.add(new Row(fields[0], fields[fields.length - 1]));
                continue;
            }
            count += sentence.isEmpty() ? 0 : 1;
            plain(sentence, text);
            sentence.clear();
            if (!text.isEmpty() && (document || (sentences > 0 && count >= sentences))) {
                texts.add(text.build());
                text = new TagText.Builder(others);
                count = 0;
            }
        }
        plain(sentence, text);
        if (!text.isEmpty()) {
            texts.add(text.build());
        }
        return texts;
    }

    private static void plain(List<Row> sentence, TagText.Builder text) {
        for (int i = 0; i < sentence.size(); ) {
            Row row = sentence.get(i);
            Span first = text.add(row.word());
            Span last = first;
            int next = i + 1;
            while (!row.kind().isEmpty()
                    && next < sentence.size()
                    && sentence.get(next).kind().equals(row.kind())
                    && !sentence.get(next).opens()) {
                last = text.add(sentence.get(next++).word());
            }
            if (type(row.kind()) >= 0) {
                text.name(first, last, type(row.kind()));
            }
            i = next;
        }
        if (!sentence.isEmpty()) {
            text.endLine();
        }
    }

    /** Reads the files of Universal NER, where the text of each sentence stands before its words. */
    private static List<TagText> universal(Path file) throws IOException {
        List<TagText> texts = new ArrayList<>();
        TagText.Builder text = new TagText.Builder(false);
        String raw = "";
        int at = 0;
        Span first = new Span(0, 0);
        Span last = first;
        String kind = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# newdoc") && !text.isEmpty()) {
                texts.add(text.build());
                text = new TagText.Builder(false);
            } else if (line.startsWith("# text = ")) {
                raw = line.substring("# text = ".length());
                at = 0;
            }
            String[] fields = line.split("\t", -1);
            boolean word = fields.length > 2;
            Row row = word ? new Row(fields[1], fields[2]) : new Row("", "O");
            boolean goesOn = word && !kind.isEmpty() && row.kind().equals(kind) && !row.opens();
            if (!goesOn && type(kind) >= 0) {
                text.name(first, last, type(kind));
            }
            kind = goesOn ? kind : row.kind();
            if (word) {
                int found = raw.indexOf(row.word(), at);
                last = text.add(row.word(), found > at);
                at = found + row.word().length();
                first = goesOn ? first : last;
            } else if (line.isBlank()) {
                text.endLine();
            }
        }
        texts.add(text.build());
        return texts;
    }

    /** Reads the files of re3d, which mark descriptions, titles and articles as parts of names. */
    private static List<TagText> relations(Path file, Words words) throws IOException {
        List<TagText> texts = new ArrayList<>();
        TagText.Builder text = new TagText.Builder(false);
        List<Row> sentence = new ArrayList<>();
        int count = 0;
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("");
        for (String line : lines) {
            if (!line.isBlank()) {
                String[] fields = line.split("\t", -1);
                sentence.add(new Row(fields[0], fields[fields.length - 1]));
                continue;
            }
            marked(sentence, text, words);
            sentence.clear();
            count++;
            if (count % 15 == 0 && !text.isEmpty()) {
                texts.add(text.build());
                text = new TagText.Builder(false);
            }
        }
        if (!text.isEmpty()) {
            texts.add(text.build());
        }
        return texts;
    }

    private static void marked(List<Row> sentence, TagText.Builder text, Words words) {
        List<Span> spans = new ArrayList<>();
        sentence.forEach(row -> spans.add(text.add(row.word())));
        for (int i = 0; i < sentence.size(); ) {
            String kind = sentence.get(i).kind();
            int next = i + 1;
            while (!kind.isEmpty()
                    && next < sentence.size()
                    && sentence.get(next).kind().equals(kind)
                    && !sentence.get(next).opens()) {
                next++;
            }
            if (!kind.isEmpty() && !kind.equals("Temporal")) {
                int from = i;
                while (from < next && !isCapital(sentence.get(from))) {
                    from++;
                }
                boolean article = from < next
                        && words.isOpener(Spelling.fold(sentence.get(from).word()));
                from += article ? 1 : 0;
                boolean whole = from < next
                        && type(kind) >= 0
                        && sentence.subList(from, next).stream().allMatch(TagCorpus::isCapital)
                        && sentence.subList(from, next).stream().noneMatch(row -> isTitle(row, words))
                        && !(next == from + 1
                                && words.isCommon(
                                        Spelling.fold(sentence.get(from).word())));
                if (whole) {
                    text.name(spans.get(from), spans.get(next - 1), type(kind));
                } else {
                    text.open(spans.get(i), spans.get(next - 1));
                }
            }
            i = next;
        }
        if (!sentence.isEmpty()) {
            text.endLine();
        }
    }

    private static boolean isTitle(Row row, Words words) {
        return words.titleLength(Spelling.fold(row.word())) > 0;
    }

    private static boolean isCapital(Row row) {
        return Character.isUpperCase(row.word().codePointAt(0));
    }
}
