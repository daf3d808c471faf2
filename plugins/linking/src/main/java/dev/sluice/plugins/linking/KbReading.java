package dev.sluice.plugins.linking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * Reads the inputs of a build into a builder. Whenever the builder has written a run, the place in the inputs is written
 * beside it, so that an interrupted build can go on from there. Used by one thread.
 */
final class KbReading {
    private static final String STATE = "state-";
    private static final String SKIPPED = "left out: ";

    private final Directory directory;
    private final KbBuilder builder;
    private final KbOptions options;
    private final Words words;
    private final Function<String, Path> files;
    private final InputStream standardInput;
    private final String what;
    private int doneInputs;
    private long doneLines;
    private int input;

    /**
     * Makes one.
     *
     * @param files tells which file a name means
     * @param what tells builds apart: options and inputs
     */
    KbReading(
            Directory directory,
            KbBuilder builder,
            KbOptions options,
            Words words,
            Function<String, Path> files,
            InputStream standardInput,
            String what) {
        this.directory = directory;
        this.builder = builder;
        this.options = options;
        this.words = words;
        this.files = files;
        this.standardInput = standardInput;
        this.what = what;
    }

    /** Takes up what an interrupted build with the same options and inputs has written; returns how many entities. */
    long resume() throws IOException {
        int runs = 0;
        for (String file : directory.listAll()) {
            if (file.matches(STATE + "\\d+")) {
                runs = Math.max(runs, Integer.parseInt(file.substring(STATE.length())));
            }
        }
        if (runs == 0) {
            return 0;
        }
        Map<String, String> state;
        try (IndexInput in = directory.openInput(STATE + runs, IOContext.READONCE)) {
            state = in.readMapOfStrings();
        }
        if (!what.equals(state.get("what"))) {
            return 0;
        }
        KbSkips skips = new KbSkips();
        state.forEach((key, value) -> {
            if (key.startsWith(SKIPPED)) {
                skips.count(key.substring(SKIPPED.length()), Long.parseLong(value));
            }
        });
        doneInputs = Integer.parseInt(state.getOrDefault("input", "0"));
        doneLines = Long.parseLong(state.getOrDefault("line", "0"));
        long entities = Long.parseLong(state.getOrDefault("entities", "0"));
        builder.resume(runs, entities, skips);
        return entities;
    }

    /** Reads all inputs. */
    void read(List<String> inputs, KbProgress progress) throws IOException {
        for (input = doneInputs; input < inputs.size(); input++) {
            try (KbInput in = open(inputs.get(input))) {
                progress.stage(in.name(), in.length());
                switch (in.format()) {
                    case WIKIDATA -> dump(in, progress);
                    case JSONL -> lines(in, progress);
                    case CSV -> table(in, ',', progress);
                    case TSV -> table(in, '\t', progress);
                }
            }
            doneLines = 0;
        }
    }

    private KbInput open(String name) throws IOException {
        try {
            return KbInput.open(name, files.apply(name), standardInput);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(
                    name, null, "knowledge base " + name + " does not exist: give a file, or - for the standard input");
        }
    }

    private void dump(KbInput in, KbProgress progress) throws IOException {
        WikidataItems items = new WikidataItems(builder, options, words);
        LineSplitter lines = new LineSplitter(in);
        while (lines.next()) {
            if (lines.number() > doneLines) {
                lines.trim();
                if (!lines.isEmpty()) {
                    progress.at(in.position());
                    written(items.read(lines.line(), lines.length()), lines.number());
                }
            }
        }
    }

    private void lines(KbInput in, KbProgress progress) throws IOException {
        JsonItems items = new JsonItems(in.name());
        LineSplitter lines = new LineSplitter(in);
        while (lines.next()) {
            if (lines.number() > doneLines) {
                lines.trim();
                if (!lines.isEmpty()) {
                    progress.at(in.position());
                    KbItem item = items.read(lines.line(), lines.length(), lines.number());
                    written(builder.add(item), lines.number());
                }
            }
        }
    }

    private void table(KbInput in, char delimiter, KbProgress progress) throws IOException {
        long[] row = new long[1];
        UserTable.read(in, in.name(), delimiter, item -> {
            if (++row[0] > doneLines) {
                progress.at(in.position());
                written(builder.add(item), row[0]);
            }
        });
    }

    private void written(int runs, long line) throws IOException {
        if (runs < 0) {
            return;
        }
        Map<String, String> state = new TreeMap<>();
        state.put("what", what);
        state.put("input", Integer.toString(input));
        state.put("line", Long.toString(line));
        state.put("entities", Long.toString(builder.added()));
        builder.skips().counts().forEach((reason, count) -> state.put(SKIPPED + reason, Long.toString(count)));
        String unfinished = "unfinished-" + runs;
        try (IndexOutput out = directory.createOutput(unfinished, IOContext.DEFAULT)) {
            out.writeMapOfStrings(state);
        }
        directory.rename(unfinished, STATE + runs);
        if (runs > 1) {
            directory.deleteFile(STATE + (runs - 1));
        }
    }

    /** Deletes the noted places, when the base is whole. */
    void finish() throws IOException {
        for (String file : directory.listAll()) {
            if (file.startsWith(STATE)) {
                directory.deleteFile(file);
            }
        }
    }

    /** Reads texts that were seen to mean an entity: lines of text, id and count, with tabs between. */
    void readAnchors(String name) throws IOException {
        try (KbInput in = open(name)) {
            Csv.read(new InputStreamReader(in, StandardCharsets.UTF_8), '\t', row -> {
                List<String> fields = row.fields();
                if (fields.size() < 2 || fields.get(1).isBlank()) {
                    builder.skips().count("anchor without id");
                    return;
                }
                int count = 0;
                try {
                    count = fields.size() > 2 ? Integer.parseInt(fields.get(2).strip()) : 0;
                } catch (NumberFormatException e) {
                    builder.skips().count("anchor whose count is no number");
                }
                builder.addAnchor(fields.get(0), fields.get(1).strip(), Math.max(0, count));
            });
        }
    }
}
