package dev.sluice.distribution;

import dev.sluice.api.Document;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.engine.FramesTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What any bytes may be given to without harm: each target takes them to one door of the distribution, and throws if something
 * comes out that must not. {@link FuzzIT} gives them all that is kept in {@code src/test/resources/fuzz}. Jazzer looks for more:
 * {@code .ci/fuzz html 600}.
 */
public final class FuzzTargets {
    private static final Map<String, Pipeline> PIPELINES = new ConcurrentHashMap<>();

    private FuzzTargets() {}

    /** The doors. */
    enum Target {
        /** A pipeline file. */
        CONFIG {
            @Override
            void take(byte[] bytes) {
                try {
                    Home.TOOLKIT.pipelineOf(text(bytes), List.of()).close();
                } catch (ConfigurationException e) {
                    require(!e.getMessage().isBlank(), "a pipeline is refused without a word");
                }
            }
        },
        /** The descriptor of a plugin. */
        DESCRIPTOR {
            @Override
            void take(byte[] bytes) throws IOException {
                Path folder = Files.createTempDirectory("fuzz");
                Path plugin = Files.createDirectory(folder.resolve("plugin"));
                Files.write(plugin.resolve("plugin.properties"), bytes);
                try (Toolkit toolkit = Toolkit.open(List.of(folder), List.of())) {
                    require(toolkit.plugins().size() == 1, "a plugin is not listed");
                } finally {
                    clear(folder);
                }
            }
        },
        /** A web page. */
        HTML {
            @Override
            void take(byte[] bytes) throws InterruptedException {
                processed("{ use: extract }", "text/html", bytes);
            }
        },
        /** A text of unknown charset. */
        CHARSET {
            @Override
            void take(byte[] bytes) throws InterruptedException {
                for (Document document : processed("{ use: extract }", "text/plain", bytes)) {
                    require(
                            StandardCharsets.UTF_8.newEncoder().canEncode(document.text()),
                            "a text has half a character");
                }
            }
        },
        /** Dates of a web page. */
        DATES {
            @Override
            void take(byte[] bytes) throws InterruptedException {
                processed("{ use: extract }, { use: date }", "text/html", bytes);
            }
        },
        /** Temporal expressions of a text. */
        TIMEX {
            @Override
            void take(byte[] bytes) throws InterruptedException {
                Document document = annotated("timex", bytes);
                document.timexes()
                        .forEach(timex -> require(!document.surface(timex).isBlank(), "a time without text"));
            }
        },
        /** Names in a text. */
        LINK {
            @Override
            void take(byte[] bytes) throws InterruptedException {
                Document document = annotated("link", bytes);
                document.links().forEach(link -> require(!document.surface(link).isBlank(), "a name without text"));
            }
        },
        /** A corpus of JSON lines. */
        JSONL {
            @Override
            void take(byte[] bytes) throws IOException, InterruptedException {
                exported("jsonl, file: documents.jsonl", "documents.jsonl", bytes);
            }
        },
        /** What a worker process says. */
        FRAMES {
            @Override
            void take(byte[] bytes) throws IOException {
                FramesTarget.take(bytes);
            }
        },
        /** Tables with what a corpus of JSON lines says. */
        CSV {
            @Override
            void take(byte[] bytes) throws IOException, InterruptedException {
                String table = exported("csv", "documents.csv", bytes);
                if (table.isEmpty()) {
                    return;
                }
                List<List<String>> rows = rows(table);
                for (List<String> row : rows) {
                    require(row.size() == rows.get(0).size(), "a row has another number of cells than the first");
                    // the columns behind these hold numbers too
                    for (String cell : row.subList(0, 2)) {
                        require(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, "a cell is a formula");
                    }
                }
            }
        };

        abstract void take(byte[] bytes) throws IOException, InterruptedException;
    }

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        Target.valueOf(System.getProperty("sluice.fuzz").toUpperCase(Locale.ROOT))
                .take(bytes);
    }

    /** Opened when a target needs it. */
    private static final class Home {
        private static final Toolkit TOOLKIT = Toolkit.open(Sluice.HOME);
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Pipeline pipeline(String steps) {
        return PIPELINES.computeIfAbsent(
                steps,
                key -> Home.TOOLKIT.pipelineOf(
                        "sluice: 1\ninput: { use: jsonl }\nsteps: [ " + steps
                                + " ]\noutput: [ { use: jsonl, file: documents.jsonl } ]\n",
                        List.of()));
    }

    private static List<Document> processed(String steps, String mediaType, byte[] bytes) throws InterruptedException {
        Document seed = Document.fromRecord(Map.of("id", "fuzz", "text", ""));
        try {
            return pipeline(steps).process(seed.withSource(seed.source().withMediaType(mediaType)), bytes);
        } catch (DocumentException e) {
            require(e.status() != DocumentStatus.PLUGIN_ERROR, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static Document annotated(String step, byte[] bytes) throws InterruptedException {
        return pipeline("{ use: " + step + " }")
                .process(Document.fromRecord(Map.of("id", "fuzz", "date", "2021-03-30", "text", text(bytes))));
    }

    private static String exported(String exporter, String file, byte[] bytes)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fuzz");
        Path corpus = Files.write(folder.resolve("corpus.jsonl"), bytes);
        Path out = folder.resolve("out");
        String text = "sluice: 1\ninput: { use: jsonl }\noutput: [ { use: " + exporter + " } ]\n";
        try (Pipeline made = Home.TOOLKIT.pipelineOf(text, List.of("run.workers=1"))) {
            made.run(RunRequest.of(corpus.toString()).into(out));
            String failed = Files.readString(out.resolve("failed.jsonl"));
            require(!failed.contains("\"status\":\"PLUGIN_ERROR\""), failed);
            return Files.readString(out.resolve(file));
        } catch (InputException e) {
            return "";
        } finally {
            clear(folder);
        }
    }

    private static void clear(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a table apart as RFC 4180 has it. */
    static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < table.length(); i++) {
            char c = table.charAt(i);
            if (c == '"' && isQuoted && i + 1 < table.length() && table.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (isQuoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
