package com.example.opennlp;

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Mention;
import dev.sluice.testkit.AnnotatorContract;
import dev.sluice.testkit.LoadedPlugin;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.PluginTest;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a small model finds, which is trained here; the promises that every annotator makes are inherited. */
@PluginTest
class OpennlpNamesTest extends AnnotatorContract<OpennlpNamesFactory.Config> {
    private static final List<String> NAMES = List.of("Ada", "Bertil", "Carla", "Dagny", "Edvard", "Frida", "Gustav");

    @TempDir
    static Path directory;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        List<NameSample> samples = new ArrayList<>();
        for (String name : NAMES) {
            samples.add(sample(1, "Captain", name, "left", "the", "harbor", "."));
            samples.add(sample(3, "They", "asked", "Captain", name, "about", "it", "."));
            samples.add(sample(-1, "The", "harbor", "was", "closed", "in", "May", "."));
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        model = directory.resolve("person.bin");
        NameFinderME.train(
                        "en",
                        "person",
                        ObjectStreamUtils.createObjectStream(samples),
                        parameters,
                        new TokenNameFinderFactory())
                .serialize(model);
    }

    private static NameSample sample(int name, String... tokens) {
        Span[] names = name < 0 ? new Span[0] : new Span[] {new Span(name, name + 1, "person")};
        return new NameSample(tokens, names, false);
    }

    @Test
    void findsANameItHasNotSeen() throws Exception {
        MarkedText text = MarkedText.of("Captain {Orla=PERSON} left the harbor. \ud83d\ude00 It was closed.");
        Annotator annotator = new OpennlpNamesFactory().create(config(), TestContext.create());
        assertThat(annotator.annotate(text.plain(), TestContext.create())).hasSameAnnotationsAs(text);
    }

    @Test
    void findsItWithTheLibrariesOfItsPackageAlone(LoadedPlugin plugin) throws Exception {
        MarkedText text = MarkedText.of("Captain {Orla=PERSON} left the harbor.");
        Annotator annotator = plugin.create(Annotator.class, "opennlp-names", "model: '" + model + "'");
        assertThat(annotator.annotate(text.plain(), TestContext.create())).hasSameAnnotationsAs(text);
    }

    @Override
    protected ComponentFactory<OpennlpNamesFactory.Config> factory() {
        return new OpennlpNamesFactory();
    }

    @Override
    protected OpennlpNamesFactory.Config config() {
        return new OpennlpNamesFactory.Config(model.toString(), Mention.Type.PERSON, 0.5);
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "They asked Captain Orla about it."), Document.of("b", "It was closed."));
    }

    /** A megabyte of punctuation is a million words. */
    @Override
    protected Duration patience() {
        return Duration.ofMinutes(5);
    }
}
