package dev.sluice.cli;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.PipelineFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Runs a pipeline. */
final class RunCommand implements Command {
    private static final int FILES_SHOWN = 20;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Takes documents through a pipeline and writes the results";
    }

    @Override
    public String arguments() {
        return "PIPELINE [INPUT...] [-o DIR]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        Arguments.value("o", "output", "DIR", "the folder for the results, made if it does not exist"))
                .addOption(Arguments.value("w", "workers", "N", "how many threads work; short for --set run.workers=N"))
                .addOption(Arguments.flag(
                        "", "resume", "go on with the run that was interrupted in the folder for the results"))
                .addOption(Arguments.flag(
                        "",
                        "retry-failed",
                        "work again on what failed in the folder for the results, and on nothing else"))
                .addOption(LockCheck.option())
                .addOption(PipelineArguments.set());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice run news pages/ -o results",
                "sluice run timex corpus.jsonl.gz -o results --set steps.timex.reference-date=2020-04-07",
                "sluice run news pages/ -o results --resume",
                "sluice run news pages/ -o results --retry-failed --set run.document-timeout=10m",
                "cat page.html | sluice run extract - --set output.jsonl.file=- > page.jsonl",
                "sluice run my-pipeline.yaml 'crawl/**/*.html' -o results -w 4");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        List<String> words = line.getArgList();
        if (words.isEmpty()) {
            throw new UsageException("run needs the name of a pipeline, or its file: sluice run " + arguments());
        }
        String name = words.get(0);
        List<String> settings = new ArrayList<>(PipelineArguments.settings(line));
        Arguments.single(line, "workers").ifPresent(workers -> settings.add("run.workers=" + workers));
        Optional<Path> output = Arguments.single(line, "output").map(RunCommand::folder);
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal).isolating()) {
            PipelineArguments.tellBroken(toolkit, terminal);
            LockCheck.check(line, name, toolkit, terminal);
            Progress progress = new Progress(terminal);
            RunReport report = run(toolkit, name, settings, request(words, output, line), progress, terminal);
            terminal.tell(summary(report, output));
            progress.tellProblems();
            // What the outputs of shipped pipelines cannot hold is no news: it stands in the documentation of the
            // formats.
            if (PipelineFiles.isPath(name)) {
                progress.tellLosses(output.isPresent());
            }
            boolean isWhole = report.failed() == 0 && report.outcome() == RunReport.Outcome.COMPLETED;
            return isWhole ? ExitCode.OK : ExitCode.FAILURES;
        }
    }

    private static RunReport run(
            Toolkit toolkit,
            String name,
            List<String> settings,
            RunRequest request,
            Progress progress,
            Terminal terminal)
            throws InterruptedException {
        try (progress;
                Pipeline pipeline = toolkit.pipeline(name, settings)) {
            pipeline.info().warnings().forEach(finding -> terminal.tell(finding.toString()));
            return pipeline.run(request.tell(progress));
        }
    }

    private static Path folder(String value) {
        if (value.equals("-")) {
            throw new UsageException(
                    "--output names a folder; for the standard output leave it out, and give one output the file"
                            + " '-', as in --set output.jsonl.file=-");
        }
        return Arguments.path("output", value);
    }

    private static RunRequest request(List<String> words, Optional<Path> output, CommandLine line) {
        boolean resume = line.hasOption("resume");
        boolean retry = line.hasOption("retry-failed");
        if ((resume || retry) && output.isEmpty()) {
            throw new UsageException(
                    (retry ? "--retry-failed" : "--resume") + " needs the folder of the run before: -o DIR");
        }
        RunListener nobody = new RunListener() {};
        RunRequest request =
                new RunRequest(words.subList(1, words.size()), output.orElse(null), nobody, resume).keepingFailed();
        return retry ? request.retryingFailed() : request;
    }

    private static String summary(RunReport report, Optional<Path> output) {
        String counts = report.counts().entrySet().stream()
                .map(e -> e.getValue() + " " + words(e.getKey()))
                .collect(Collectors.joining(", "));
        String documents = report.documents() == 1 ? "1 document" : report.documents() + " documents";
        String files = report.outputs().isEmpty() ? "" : " (" + names(report.outputs()) + ")";
        String where = output.map(directory -> " -> " + directory + files).orElse("");
        String end = report.outcome() == RunReport.Outcome.COMPLETED
                ? ""
                : "; stopped by run.on-error or run.max-failures, so the results are incomplete and end in .part";
        return documents + ": " + counts + where + end;
    }

    /** An output may write a file for each document, and run.json names them all. */
    private static String names(List<String> outputs) {
        String shown = String.join(", ", outputs.subList(0, Math.min(outputs.size(), FILES_SHOWN)));
        int more = outputs.size() - FILES_SHOWN;
        return more > 0 ? shown + ", and " + more + " more" : shown;
    }

    private static String words(DocumentStatus status) {
        return switch (status) {
            case OK -> "ok";
            case OK_PARTIAL -> "ok with problems";
            case EMPTY -> "empty";
            case ENCRYPTED -> "encrypted";
            case UNSUPPORTED -> "of an unsupported kind";
            case PARSE_ERROR -> "broken or unreadable";
            case LIMIT -> "over a limit";
            case TIMEOUT -> "timed out";
            case OUT_OF_MEMORY -> "out of memory";
            case CRASH -> "ended their process";
            case PLUGIN_ERROR -> "failed in a plugin";
            case EXPORT_ERROR -> "could not be exported";
            case QUARANTINED -> "quarantined";
        };
    }
}
