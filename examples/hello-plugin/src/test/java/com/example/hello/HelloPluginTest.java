package com.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.testkit.LoadedPlugin;
import dev.sluice.testkit.PluginTest;
import dev.sluice.testkit.TestContext;
import org.junit.jupiter.api.Test;

/** The plugin as Sluice loads it: with what its package will hold, and nothing else that the other tests see. */
@PluginTest
class HelloPluginTest {
    @Test
    void marksAmountsAsInARun(LoadedPlugin plugin) throws Exception {
        Annotator annotator = plugin.create(Annotator.class, "money", "minimum: 5");
        Document document = annotator.annotate(Document.of("a", "From $2 to $3.5 million."), TestContext.create());
        assertThat(document.custom("money")).extracting(document::surface).containsExactly("$3.5 million");
    }
}
