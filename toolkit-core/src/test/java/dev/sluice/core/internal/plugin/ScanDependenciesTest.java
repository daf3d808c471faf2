package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin whose dependencies are not there, or not those it needs, is broken with cause and cure. */
class ScanDependenciesTest extends ScanFixture {
    @Test
    void anOptionalDependency() throws IOException {
        withAnnotator("hello").dependencies("other?").buildIn(plugins);
        withAnnotator("bystander").buildIn(plugins);

        assertThat(brokenBy("hello", "optional-dependency").cure()).contains("without '?'");
        assertThat(only("bystander").state()).isEqualTo(State.USABLE);
    }

    @Test
    void aMissingDependency() throws IOException {
        withAnnotator("hello").dependencies("other").buildIn(plugins);
        withAnnotator("bystander").buildIn(plugins);

        assertThat(brokenBy("hello", "missing-dependency").cure()).contains("install the plugin 'other'");
        assertThat(only("bystander").state()).isEqualTo(State.USABLE);
    }

    @Test
    void aDependencyThatIsItselfBroken() throws IOException {
        withAnnotator("hello").dependencies("middle").buildIn(plugins);
        withAnnotator("middle").dependencies("other").buildIn(plugins);
        withAnnotator("other").without("META-INF").buildIn(plugins);

        assertThat(brokenBy("hello", "broken-dependency").cause()).contains("'middle'");
        assertThat(brokenBy("middle", "broken-dependency").cause()).contains("'other'", "components.json");
    }

    @Test
    void aRingOfDependencies() throws IOException {
        withAnnotator("one").dependencies("two").buildIn(plugins);
        withAnnotator("two").dependencies("three").buildIn(plugins);
        withAnnotator("three").dependencies("one").buildIn(plugins);
        withAnnotator("outside").dependencies("two").buildIn(plugins);

        assertThat(brokenBy("one", "dependency-cycle").cause()).contains("one -> two -> three -> one");
        assertThat(only("two").faults()).extracting(Fault::code).containsExactly("dependency-cycle");
        assertThat(only("three").faults()).extracting(Fault::code).containsExactly("dependency-cycle");
        brokenBy("outside", "broken-dependency");
    }

    @Test
    void aPluginThatDependsOnItself() throws IOException {
        withAnnotator("one").dependencies("one").buildIn(plugins);

        assertThat(brokenBy("one", "dependency-cycle").cause()).contains("one -> one");
    }

    @Test
    void aDependencyInAnotherVersion() throws IOException {
        withAnnotator("hello").dependencies("other@>=2.0.0").buildIn(plugins);
        withAnnotator("other").buildIn(plugins);

        assertThat(brokenBy("hello", "dependency-version").cause()).contains(">=2.0.0", "1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other@1.0.0", "other@>=1.0.0 & <2.0.0", "other@*", "other"})
    void aDependencyThatIsThere(String dependency) throws IOException {
        withAnnotator("hello").dependencies(dependency).buildIn(plugins);
        withAnnotator("other").buildIn(plugins);

        try (PluginCatalog catalog = scan()) {
            assertThat(catalog.load(catalog.component("hello").orElseThrow()).factory())
                    .isNotNull();
        }
    }

    @Test
    void aSnapshotOfADependencyCountsAsItsRelease() throws IOException {
        withAnnotator("hello").dependencies("other@>=2.0.0").buildIn(plugins);
        withAnnotator("other").version("2.0.0-SNAPSHOT").buildIn(plugins);

        try (PluginCatalog catalog = scan()) {
            assertThat(catalog.load(catalog.component("hello").orElseThrow()).factory())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other@>=banana", "Other Plugin", "other@>=1.0.0, <2.0.0"})
    void aDependencyThatIsNotWrittenAsOne(String dependency) throws IOException {
        withAnnotator("hello").dependencies(dependency).buildIn(plugins);
        withAnnotator("other").buildIn(plugins);

        brokenBy("hello", "bad-dependency");
    }
}
