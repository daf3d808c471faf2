package com.example.natty;

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import dev.sluice.testkit.LoadedPlugin;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.PluginTest;
import dev.sluice.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what is found; the promises that every annotator makes are inherited. */
@PluginTest
class NattyTimesTest extends AnnotatorContract<NattyTimesFactory.Config> {
    private static final MarkedText TEXT =
            MarkedText.of("The ferry came {yesterday=2020-06-09}. It leaves {next friday=2020-06-19}.").published("2020-06-10");

    @Test
    void findsDatesAgainstTheDayOfPublication() throws Exception {
        Annotator annotator = new NattyTimesFactory().create(config(), TestContext.create());
        assertThat(annotator.annotate(TEXT.plain(), TestContext.create())).hasSameAnnotationsAs(TEXT);
    }

    @Test
    void findsThemWithTheLibrariesOfItsPackageAlone(LoadedPlugin plugin) throws Exception {
        Annotator annotator = plugin.create(Annotator.class, "natty-times");
        assertThat(annotator.annotate(TEXT.plain(), TestContext.create())).hasSameAnnotationsAs(TEXT);
    }

    @Test
    void aDocumentWithoutADateIsLeftAsItIs() throws Exception {
        Annotator annotator = new NattyTimesFactory().create(config(), TestContext.create());
        assertThat(annotator.annotate(Document.of("a", "It came yesterday."), TestContext.create())).hasNoTimex();
    }

    @Override
    protected ComponentFactory<NattyTimesFactory.Config> factory() {
        return new NattyTimesFactory();
    }

    @Override
    protected NattyTimesFactory.Config config() {
        return new NattyTimesFactory.Config(20_000);
    }

    @Override
    protected List<Document> documents() {
        return List.of(TEXT.plain(), Document.of("b", "Nobody met."));
    }

    /** The grammar is slow. */
    @Override
    protected Duration patience() {
        return Duration.ofMinutes(5);
    }
}
