package dev.sluice.cli;

import dev.sluice.api.Document;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentException;
import dev.sluice.core.OutputException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.FileFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Shows what a pipeline would do, or what it says about one document and why. */
final class ExplainCommand implements Command {
    private static final String HTML = "html";
    private static final String STANDARD_OUTPUT = "-";

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Shows the chain of a pipeline with every option resolved, or what it says about a document and why";
    }

    @Override
    public String arguments() {
        return "PIPELINE [DOCUMENT]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(PipelineArguments.set())
                .addOption(Listing.json())
                .addOption(Arguments.value(
                        "",
                        HTML,
                        "FILE",
                        "write what is said about the document as a page for a browser; - is the"
                                + " standard output"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice explain news",
                "sluice explain news page.html",
                "sluice explain news page.html.gz --html why.html",
                "sluice explain my-pipeline.yaml --set steps.timex.languages=[en] --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        List<String> words = line.getArgList();
        if (line.hasOption(HTML) && (words.size() != 2 || Listing.wantsJson(line))) {
            throw new UsageException("--html needs the file of a document, and no --json beside it");
        }
        if (words.size() != 2) {
            return chain(PipelineArguments.pipeline(line, this), line, terminal);
        }
        Path file = Arguments.path("document", words.get(1));
        if (!Files.isRegularFile(file)) {
            throw new UsageException("explain needs the name of one pipeline, and at most the file of one document; "
                    + SampleFile.missing(file, words.get(1)));
        }
        try {
            return document(words.get(0), file, line, terminal);
        } catch (DocumentException e) {
            terminal.tell(String.valueOf(e.getMessage()));
            return ExitCode.FAILURES;
        }
    }

    private static ExitCode chain(String pipeline, CommandLine line, Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            PipelineInfo info = toolkit.explain(pipeline, PipelineArguments.settings(line));
            if (Listing.wantsJson(line)) {
                Listing.printJson(terminal, tree(info));
            } else {
                terminal.print(text(info).stripTrailing());
            }
        }
        return ExitCode.OK;
    }

    /** Takes a file through all steps, as the one document of a corpus; a file of records as so many documents. */
    private static ExitCode document(String name, Path file, CommandLine line, Terminal terminal)
            throws InterruptedException {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal);
                Pipeline pipeline = toolkit.pipeline(name, PipelineArguments.settings(line))) {
            SampleFile.note(file, pipeline.info()).ifPresent(terminal::tell);
            List<Document> documents = pipeline.process(SampleFile.inputs(file, pipeline.info()));
            Set<String> shape = shape(pipeline.info());
            Optional<String> page = Arguments.single(line, HTML);
            if (page.isPresent()) {
                write(page.get(), ExplainedPage.html(pipeline.info().name(), documents, shape), terminal);
            } else if (Listing.wantsJson(line)) {
                Listing.printJson(
                        terminal, documents.stream().map(Document::toRecord).toList());
            } else {
                terminal.print(documents.stream()
                        .map(document -> ExplainedDocument.text(document, shape))
                        .collect(Collectors.joining("\n"))
                        .stripTrailing());
            }
        }
        return ExitCode.OK;
    }

    /** Returns the layers that tell how the text is built: those an extractor made with it. */
    private static Set<String> shape(PipelineInfo pipeline) {
        return pipeline.steps().stream()
                .map(PipelineInfo.StepInfo::component)
                .filter(component -> component.kind() == ComponentInfo.Kind.EXTRACTOR)
                .flatMap(component -> component.yields().stream())
                .collect(Collectors.toSet());
    }

    /** Writes a page beside its place and moves it there when it is whole. */
    private static void write(String name, String page, Terminal terminal) {
        if (name.equals(STANDARD_OUTPUT)) {
            terminal.print(page.stripTrailing());
            return;
        }
        Path file = Arguments.path(HTML, name);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, page, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputException(name, false, "cannot write " + name + ": " + FileFault.of(e), e);
        }
        terminal.tell("wrote " + name);
    }

    private static String text(PipelineInfo info) {
        StringBuilder out = new StringBuilder("pipeline " + info.name() + " (" + info.file() + ")\n");
        for (PipelineInfo.StepInfo step : info.steps()) {
            String use = step.id().equals(step.component().name())
                    ? ""
                    : " (" + step.component().name() + ")";
            out.append('\n')
                    .append(step.component().kind().section().replaceFirst("s$", ""))
                    .append(' ')
                    .append(step.id())
                    .append(use)
                    .append(", ")
                    .append(Listing.lower(step.component().kind()))
                    .append(" of plugin ")
                    .append(step.component().plugin())
                    .append(' ')
                    .append(step.component().version())
                    .append("\n  ")
                    .append(step.component().summary())
                    .append('\n');
            String layers = Listing.layers(step.component());
            if (!layers.isEmpty()) {
                out.append("  ").append(layers).append('\n');
            }
            out.append(values(step.options()));
        }
        return out.append("\nrun\n").append(values(info.settings())).toString();
    }

    private static String values(List<PipelineInfo.OptionValue> values) {
        List<String[]> rows = new ArrayList<>();
        for (PipelineInfo.OptionValue value : values) {
            String origin = value.origin().isEmpty() ? "" : "  (" + value.origin() + ")";
            String shown = value.value().isEmpty() ? "-" : value.value();
            rows.add(new String[] {"  " + value.name(), shown + origin});
        }
        return Help.table(rows);
    }

    private static Map<String, Object> tree(PipelineInfo info) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", info.name());
        out.put("file", info.file());
        out.put(
                "steps",
                info.steps().stream()
                        .map(step -> {
                            Map<String, Object> tree = new LinkedHashMap<>();
                            tree.put("id", step.id());
                            tree.put("section", step.component().kind().section());
                            tree.put("component", Listing.tree(step.component()));
                            tree.put("values", trees(step.options()));
                            return tree;
                        })
                        .toList());
        out.put("run", trees(info.settings()));
        return out;
    }

    private static List<Map<String, Object>> trees(List<PipelineInfo.OptionValue> values) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (PipelineInfo.OptionValue value : values) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", value.name());
            tree.put("value", value.value());
            tree.put("origin", value.origin());
            out.add(tree);
        }
        return out;
    }
}
