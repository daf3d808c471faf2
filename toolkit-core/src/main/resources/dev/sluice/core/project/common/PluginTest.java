package {{package}};

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.{{type}};
import dev.sluice.testkit.LoadedPlugin;
import dev.sluice.testkit.PluginTest;
import org.junit.jupiter.api.Test;

/** The plugin as Sluice loads it: with what its package will hold, and nothing else that the other tests see. */
@PluginTest
class {{class}}PluginTest {
    @Test
    void isLoadedAndMakesItsComponent(LoadedPlugin plugin) {
        assertThat(plugin.components()).contains("{{name}}");
        assertThat(plugin.create({{type}}.class, "{{name}}")).isNotNull();
    }
}
