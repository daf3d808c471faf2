package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Finding;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeededFaultsTest {
    private final PipelineLinter linter = new PipelineLinter(Components.lookup());

    static List<FaultCase> cases() {
        return FaultCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsExactlyTheFaultAtItsPlaceWithItsFix(FaultCase fault) {
        List<Finding> findings =
                linter.lint(fault.file(), fault.text(), List.of()).findings();

        assertThat(findings)
                .extracting(f -> f.line() + ":" + f.column() + " " + f.code())
                .as(() -> findings.toString())
                .containsExactlyElementsOf(fault.expected().stream()
                        .map(e -> e.line() + ":" + e.column() + " " + e.code())
                        .toList());
        for (int i = 0; i < findings.size(); i++) {
            assertThat(findings.get(i).hint()).contains(fault.expected().get(i).hint());
        }
    }

    @Test
    void locatesAllFaultsAndFixesAllOfThem() {
        int all = 0;
        int located = 0;
        int fixed = 0;
        TreeSet<String> kinds = new TreeSet<>();
        for (FaultCase fault : cases()) {
            List<Finding> findings =
                    linter.lint(fault.file(), fault.text(), List.of()).findings();
            for (FaultCase.Expected expected : fault.expected()) {
                all++;
                kinds.add(expected.code());
                List<Finding> there = findings.stream()
                        .filter(f -> f.code().equals(expected.code())
                                && f.line() == expected.line()
                                && f.column() == expected.column())
                        .toList();
                located += there.isEmpty() ? 0 : 1;
                fixed += there.stream().anyMatch(f -> f.hint().contains(expected.hint())) ? 1 : 0;
            }
        }

        assertThat(all).as("faults").isEqualTo(150);
        assertThat(kinds).as("kinds").hasSize(25);
        assertThat(located).as("located of " + all + " faults").isEqualTo(all);
        assertThat(fixed).as("fixed of " + all + " faults").isEqualTo(all);
    }

    @Test
    void everyFindingSaysWhatToDo() {
        for (FaultCase fault : cases()) {
            assertThat(linter.lint(fault.file(), fault.text(), List.of()).findings())
                    .allSatisfy(f -> assertThat(f.hint()).isNotBlank())
                    .allSatisfy(f -> assertThat(f.message()).isNotBlank().doesNotContain("\n"));
        }
    }

    @Test
    void thereIsAPipelineIfAndOnlyIfThereIsNoError() {
        for (FaultCase fault : cases()) {
            LintResult result = linter.lint(fault.file(), fault.text(), List.of());
            boolean error = result.findings().stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
            assertThat(result.spec().isPresent()).as(fault.name()).isNotEqualTo(error);
        }
    }
}
