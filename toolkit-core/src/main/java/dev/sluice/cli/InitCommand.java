package dev.sluice.cli;

import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.FileFault;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes a pipeline file to begin with, in which every option is explained. */
final class InitCommand implements Command {
    private static final String STANDARD_OUTPUT = "-";
    private static final String FIRST = "news";

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "Writes a pipeline file to begin with: a shipped pipeline, with every option explained";
    }

    @Override
    public String arguments() {
        return "[PIPELINE] [FILE]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of("sluice init news my-news.yaml", "sluice init timex", "sluice init news - | less");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        List<String> words = line.getArgList();
        if (words.size() > 2) {
            throw new UsageException(
                    "init needs the name of a pipeline, and at most a file: sluice init " + arguments());
        }
        boolean isFileAlone = words.size() == 1 && isFile(words.get(0));
        String name = words.isEmpty() || isFileAlone ? FIRST : words.get(0);
        String file = isFileAlone ? words.get(0) : words.size() == 2 ? words.get(1) : name + ".yaml";
        if (!isFile(file)) {
            throw new UsageException("init writes YAML, which has comments: name a file that ends in .yaml, not '"
                    + file + "', or - for the standard output");
        }
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            if (!toolkit.pipelines().contains(name)) {
                throw new UsageException(Arguments.unknown("pipeline", name, toolkit.pipelines()));
            }
            String text = new PipelineTemplate(
                            toolkit.explain(name, List.of()),
                            summary(name, terminal),
                            Conversion.exporters(toolkit),
                            settings(toolkit))
                    .text();
            if (file.equals(STANDARD_OUTPUT)) {
                terminal.print(text.stripTrailing());
            } else {
                write(Arguments.path("file", file), text);
                terminal.tell("wrote " + file + "; sluice run " + file + " INPUT... -o DIR runs it");
            }
        }
        return ExitCode.OK;
    }

    private static boolean isFile(String word) {
        return word.equals(STANDARD_OUTPUT) || word.endsWith(".yaml") || word.endsWith(".yml");
    }

    /** Returns what the shipped file says of itself in its first line. */
    private static String summary(String name, Terminal terminal) {
        Path file = terminal.home().resolve("pipelines").resolve(name + ".yaml");
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .findFirst()
                    .filter(first -> first.startsWith("#"))
                    .map(first -> first.substring(1).strip())
                    .orElse("");
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e, e);
        }
    }

    /** Returns what the keys of {@code run} mean, as the schema says it to editors. */
    private static Map<String, String> settings(Toolkit toolkit) {
        Map<String, String> settings = new LinkedHashMap<>();
        Object keys = Json.object(toolkit.schema());
        for (String key : List.of("properties", "run", "properties")) {
            keys = keys instanceof Map<?, ?> map ? map.get(key) : null;
        }
        if (keys instanceof Map<?, ?> map) {
            map.forEach((name, schema) -> {
                if (schema instanceof Map<?, ?> of && of.get("description") instanceof String description) {
                    settings.put(String.valueOf(name), description);
                }
            });
        }
        return settings;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already: name another file, or remove it first");
        } catch (IOException e) {
            throw new OutputException(file.toString(), false, "cannot write " + file + ": " + FileFault.of(e), e);
        }
    }
}
