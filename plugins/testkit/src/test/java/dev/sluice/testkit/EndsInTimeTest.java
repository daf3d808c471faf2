package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.sluice.testkit.ProbeFactory.Fault;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs contracts as the tests of a plugin are run. */
class EndsInTimeTest {
    @Test
    void aComponentThatDoesNotEndIsGivenUpWithTheLineWhereItStands() {
        TestExecutionSummary summary = run(
                selectMethod(Endless.class, "closes"),
                selectMethod(Endless.class, "leavesItsInputUnchanged"),
                selectMethod(Endless.class, "isDeclaredToTheHost"));
        assertThat(summary.getTestsSucceededCount()).isOne();
        assertThat(summary.getFailures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.getException())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContainingAll(
                                "did not end within",
                                "stands at ProbeAnnotator.java:",
                                "context.checkpoint()",
                                "patience()"));
    }

    @Test
    void whatFailsInTimeFailsAsItDid() {
        TestExecutionSummary summary = run(selectMethod(Closing.class, "closes"));
        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException()).isInstanceOf(IllegalStateException.class));
    }

    private static TestExecutionSummary run(DiscoverySelector... selectors) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        listener);
        return listener.getSummary();
    }

    static class Endless extends AnnotatorContractTest.Contract {
        Endless() {
            super(Fault.NEVER_ENDS);
        }
    }

    static class Closing extends AnnotatorContractTest.Contract {
        Closing() {
            super(Fault.CANNOT_CLOSE);
        }
    }
}
