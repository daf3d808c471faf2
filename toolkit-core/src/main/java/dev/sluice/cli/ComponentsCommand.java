package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.Toolkit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Lists what pipelines can use. */
final class ComponentsCommand implements Command {
    @Override
    public String name() {
        return "components";
    }

    @Override
    public String summary() {
        return "Lists the components that pipelines can use, or shows some with their options";
    }

    @Override
    public String arguments() {
        return "[NAME...]";
    }

    @Override
    public Options options() {
        return new Options().addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of("sluice components", "sluice components timex", "sluice components --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            List<ComponentInfo> wanted = wanted(toolkit.components(), line.getArgList());
            if (Listing.wantsJson(line)) {
                Listing.printJson(terminal, wanted.stream().map(Listing::tree).toList());
            } else if (line.getArgList().isEmpty()) {
                List<String[]> rows = new ArrayList<>();
                wanted.forEach(c -> rows.add(
                        new String[] {c.name(), "[" + Listing.lower(c.kind()) + ", " + c.plugin() + "] " + c.summary()
                        }));
                terminal.print(Help.table(rows).stripTrailing());
            } else {
                wanted.forEach(c -> terminal.print(Listing.text(c)));
            }
        }
        return ExitCode.OK;
    }

    private static List<ComponentInfo> wanted(List<ComponentInfo> all, List<String> names) {
        if (names.isEmpty()) {
            return all;
        }
        List<String> known = all.stream().map(ComponentInfo::name).distinct().toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException(Arguments.unknown("component", name, known));
            }
        }
        return all.stream()
                .filter(component -> names.contains(component.name()))
                .toList();
    }
}
