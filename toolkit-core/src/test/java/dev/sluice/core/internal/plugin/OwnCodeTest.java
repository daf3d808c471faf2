package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCodeTest {
    private static ComponentInfo component(String factory) {
        List<String> none = List.of();
        return new ComponentInfo(
                "words",
                ComponentInfo.Kind.ANNOTATOR,
                "Does.",
                "words",
                "1.0.0",
                factory,
                "Config",
                none,
                none,
                none,
                none,
                none,
                none,
                List.of());
    }

    private static <T extends Throwable> T thrown(T thrown, String... classes) {
        StackTraceElement[] frames = new StackTraceElement[classes.length];
        for (int i = 0; i < classes.length; i++) {
            frames[i] = new StackTraceElement(classes[i], "run", "File.java", i + 1);
        }
        thrown.setStackTrace(frames);
        return thrown;
    }

    @Test
    void theTopmostLineOfTheAuthorIsNamedAndNotThatOfALibrary() {
        Throwable thrown = thrown(
                new IllegalStateException("boom"),
                "java.util.List",
                "org.library.Csv",
                "com.example.helpers.Parser",
                "com.example.words.WordsFactory");
        assertThat(OwnCode.place(component("com.example.words.WordsFactory"), thrown))
                .isEqualTo(" (at com.example.helpers.Parser.run(File.java:3))");
    }

    @Test
    void aRecordOfTheApiThatRefusesItsArgumentsIsNotThePluginsOwnCode() {
        Throwable thrown = thrown(
                new IllegalArgumentException("ends before it begins"),
                "dev.sluice.api.Span",
                "dev.sluice.plugins.words.Words",
                "dev.sluice.core.internal.engine.StepRunner");
        assertThat(OwnCode.place(component("dev.sluice.plugins.words.WordsFactory"), thrown))
                .isEqualTo(" (at dev.sluice.plugins.words.Words.run(File.java:2))");
        assertThat(OwnCode.place(
                        component("dev.sluice.plugins.words.WordsFactory"),
                        thrown(new IllegalStateException("boom"), "dev.sluice.core.internal.engine.StepRunner")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.words.WordsFactory, com.example.helpers.Parser, true",
        "com.example.words.WordsFactory, com.example.shaded.csv.Parser, false",
        "com.example.words.WordsFactory, com.examples.Parser, false",
        "io.github.someone.words.WordsFactory, io.github.someone.helpers.Parser, true",
        "io.github.someone.words.WordsFactory, io.github.another.Parser, false",
        "io.github.someone.WordsFactory, io.github.another.Parser, false",
        "uk.co.firm.words.WordsFactory, uk.co.firm.Parser, true",
        "uk.co.firm.words.WordsFactory, uk.co.another.Parser, false",
        "org.apache.one.WordsFactory, org.apache.another.Parser, false",
        "words.WordsFactory, words.Parser, true",
    })
    void anAuthorsPackagesBeginWithWhatNobodyElseHas(String factory, String other, boolean isOwn) {
        assertThat(OwnCode.isOwn(other, Set.of(OwnCode.root(factory)))).isEqualTo(isOwn);
        assertThat(OwnCode.place(component(factory), thrown(new IllegalStateException("boom"), other)))
                .isEqualTo(isOwn ? " (at " + other + ".run(File.java:1))" : "");
    }

    @Test
    void whatWasThrownByAThreadOfALibraryIsTracedToItsCause() {
        Throwable cause = thrown(new IllegalStateException("boom"), "com.example.words.Words");
        Throwable thrown = thrown(new RuntimeException(cause), "org.library.Pool");
        assertThat(OwnCode.place(component("com.example.words.WordsFactory"), thrown))
                .isEqualTo(" (at com.example.words.Words.run(File.java:1))");
    }

    @Test
    void noLineIsMadeUp() {
        Throwable first = thrown(new RuntimeException("a"), "org.library.Pool");
        Throwable second = new RuntimeException("b", first);
        second.setStackTrace(new StackTraceElement[0]);
        first.initCause(second);
        assertThat(OwnCode.place(component("com.example.words.WordsFactory"), first))
                .isEmpty();
        assertThat(OwnCode.place(component("Factory"), first)).isEmpty();
    }
}
