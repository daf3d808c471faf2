package dev.sluice.cli;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.Finding;
import dev.sluice.core.Toolkit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Checks pipelines without running them. */
final class LintCommand implements Command {
    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String summary() {
        return "Says everything that is wrong with a pipeline, with its place and the likely fix";
    }

    @Override
    public String arguments() {
        return "PIPELINE...";
    }

    @Override
    public Options options() {
        return new Options().addOption(PipelineArguments.set()).addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of("sluice lint my-pipeline.yaml", "sluice lint *.yaml --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("lint needs one or more pipelines: sluice lint " + arguments());
        }
        List<Finding> findings = new ArrayList<>();
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            for (String pipeline : line.getArgList()) {
                findings.addAll(lint(toolkit, pipeline, PipelineArguments.settings(line)));
            }
        }
        boolean isWrong = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        if (Listing.wantsJson(line)) {
            Listing.printJson(terminal, findings.stream().map(LintCommand::tree).toList());
        } else {
            findings.forEach(finding -> terminal.print(finding.toString()));
            terminal.tell(
                    findings.isEmpty()
                            ? "nothing to object to"
                            : findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        }
        return isWrong ? ExitCode.CONFIGURATION : ExitCode.OK;
    }

    /** A file that cannot be read is a finding too, so that the others are checked all the same. */
    private static List<Finding> lint(Toolkit toolkit, String pipeline, List<String> settings) {
        try {
            return toolkit.lint(pipeline, settings);
        } catch (ConfigurationException e) {
            String message = String.valueOf(e.getMessage());
            return List.of(new Finding(Finding.Severity.ERROR, "unreadable", pipeline, 0, 0, "", message, ""));
        }
    }

    private static Map<String, Object> tree(Finding finding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("severity", finding.severity().name());
        out.put("code", finding.code());
        out.put("file", finding.file());
        out.put("line", finding.line());
        out.put("column", finding.column());
        out.put("pointer", finding.pointer());
        out.put("message", finding.message());
        out.put("hint", finding.hint());
        return out;
    }
}
