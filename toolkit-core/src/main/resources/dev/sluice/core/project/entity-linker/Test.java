package {{package}};

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.testkit.EntityLinkerContract;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests what the linker finds; the promises that every linker makes are inherited. */
class {{class}}Test extends EntityLinkerContract<{{class}}Factory.Config> {
    @Test
    void linksTheListedNames() throws Exception {
        MarkedText text = MarkedText.of("The train from {Berlin=Q64} was late, said a Berliner.");
        EntityLinker linker = new {{class}}Factory().create(config(), TestContext.create());
        assertThat(linker.annotate(text.plain(), TestContext.create())).hasSameAnnotationsAs(text);
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config(Map.of("Berlin", "Q64"));
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "They met in Berlin."), Document.of("b", "Nobody met."));
    }
}
