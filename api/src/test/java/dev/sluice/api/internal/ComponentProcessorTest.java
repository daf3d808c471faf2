package dev.sluice.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles small sources with the real compiler and the real processor. */
class ComponentProcessorTest {
    private static final String CREATE =
            "public Annotator create(Config c, ComponentContext x)" + " { return (document, context) -> document; }";
    private static final String OPTION = "@Option(doc = \"A number.\", def = \"3\") int number";

    @TempDir
    Path classes;

    @Test
    void declarationIsWritten() throws IOException {
        assertThat(compile("""
                @SluiceComponent(name = "shout-2", summary = "Says \\"ü\\".", needs = Layer.TEXT,
                        uses = {Layer.DATE, "other"}, yields = "shout", languages = {"en", "de"}, mediaTypes = "text/x")
                public class Test implements ComponentFactory<Test.Config> {
                    public enum Mode { FAST, VERY_SLOW }
                    public record Inner(@Option(doc = "Inside.", def = "x") String inside) {}
                    public record Config(
                        @Option(doc = "A word.", def = "a", oneOf = {"a", "b"}) String word,
                        @Option(doc = "A length.", def = "3", min = 1, max = 9) int minLength,
                        @Option(doc = "Needed.") double share,
                        @Option(doc = "Many.", def = "1") long many,
                        @Option(doc = "Yes.", def = "true") boolean yes,
                        @Option(doc = "Time.", def = "60s") java.time.Duration time,
                        @Option(doc = "Day.") java.util.Optional<java.time.LocalDate> day,
                        @Option(doc = "Mode.", def = "very-slow") Mode mode,
                        @Option(doc = "Words.", def = "[]") java.util.List<String> words,
                        @Option(doc = "Map.", def = "{}") java.util.Map<String, Integer> numbers,
                        @Option(doc = "Inner.", def = "{}") Inner inner) {}
                    %s
                }
                """.formatted(CREATE))).isEmpty();
        assertThat(components().replace("\n", "")).isEqualTo("""
                {"format":1,"components":[{"name":"shout-2","kind":"annotator","summary":"Says \\"\\u00fc\\".",
                "factory":"test.Test","config":"test.Test$Config","needs":["text"],"uses":["date","other"],
                "yields":["shout"],"languages":["en","de"],"mediaTypes":["text/x"],"options":[
                {"name":"word","doc":"A word.","type":"string","default":"a","values":["a","b"]},
                {"name":"min-length","doc":"A length.","type":"integer","default":"3","min":1.0,"max":9.0},
                {"name":"share","doc":"Needed.","type":"number","required":true},
                {"name":"many","doc":"Many.","type":"integer","default":"1"},
                {"name":"yes","doc":"Yes.","type":"boolean","default":"true"},
                {"name":"time","doc":"Time.","type":"duration","default":"60s"},
                {"name":"day","doc":"Day.","type":"date"},
                {"name":"mode","doc":"Mode.","type":"enum","values":["fast","very-slow"],"default":"very-slow"},
                {"name":"words","doc":"Words.","type":"list","items":{"type":"string"},"default":"[]"},
                {"name":"numbers","doc":"Map.","type":"map","items":{"type":"integer"},"default":"{}"},
                {"name":"inner","doc":"Inner.","type":"record","options":[
                {"name":"inside","doc":"Inside.","type":"string","default":"x"}],"default":"{}"}]}]}
                """.replace("\n", ""));
        assertThat(Files.readString(classes.resolve("META-INF/extensions.idx"))).contains("test.Test");
    }

    @ParameterizedTest
    @CsvSource({
        "Reader, reader",
        "Extractor, extractor",
        "Annotator, annotator",
        "Dater, dater",
        "EntityLinker, entity-linker",
        "'CorpusAnnotator<String, String>', corpus-annotator",
        "Exporter, exporter"
    })
    void returnTypeOfCreateIsTheKind(String type, String kind) throws IOException {
        assertThat(compile(factory(
                        "a",
                        OPTION,
                        "public " + type + " create(Config c, ComponentContext x) { throw new RuntimeException(); }")))
                .isEmpty();
        assertThat(components()).contains("\"kind\":\"" + kind + "\"");
    }

    @Test
    void aToolSaysWhatItTakes() throws IOException {
        assertThat(compile(tool("{\"GOLD\", \"[SYSTEM]\", \"[MORE-FILES...]\"}")))
                .isEmpty();
        assertThat(components()).contains("\"arguments\":[\"GOLD\",\"[SYSTEM]\",\"[MORE-FILES...]\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"file\"", "\"[FILE\"", "\"\"", "{\"FILE...\", \"NAME\"}", "{\"[FILE]\", \"NAME\"}"})
    void argumentsThatCannotBeToldApartAreAnError(String arguments) {
        assertThat(compile(tool(arguments))).singleElement().asString().containsAnyOf("is no argument", "comes after");
    }

    private static String tool(String arguments) {
        String create = "public Tool create(Config c, ComponentContext x) { return (words, context) -> {}; }";
        return factory("a", OPTION, create)
                .replace("summary = \"Does.\"", "summary = \"Does.\", arguments = " + arguments);
    }

    @Test
    void factoryMayComeByItsTypesIndirectly() throws IOException {
        assertThat(compile("""
                @SluiceComponent(name = "a", summary = "Does.")
                public class Test extends Base<Test.Config> {
                    public static final class Own implements Dater {
                        public java.util.List<DocumentDate> date(Document d, StepContext c) {
                            return java.util.List.of();
                        }
                    }
                    public record Config() {}
                    public Own create(Config c, ComponentContext x) { return new Own(); }
                }
                abstract class Base<T extends Record> implements ComponentFactory<T> {}
                """)).isEmpty();
        assertThat(components()).contains("\"kind\":\"dater\"", "\"config\":\"test.Test$Config\"", "\"options\":[]");
    }

    @Test
    void componentsAreSortedByName() throws IOException {
        assertThat(compile("""
                public class Test {
                    public record Config() {}
                    @SluiceComponent(name = "b", summary = "Does.")
                    public static class B implements ComponentFactory<Config> { %1$s }
                    @SluiceComponent(name = "a", summary = "Does.")
                    public static class A implements ComponentFactory<Config> { %1$s }
                }
                """.formatted(CREATE))).isEmpty();
        assertThat(components()).containsSubsequence("\"name\":\"a\"", "test.Test$A", "\"name\":\"b\"", "test.Test$B");
    }

    @Test
    void moduleWithoutComponentsGetsNoFile() {
        assertThat(compile("public class Test {}")).isEmpty();
        assertThat(classes.resolve(ComponentProcessor.FILE)).doesNotExist();
    }

    @Test
    void configurationThatIsNoRecordIsAnError() {
        assertThat(compile("""
                @SluiceComponent(name = "a", summary = "Does.")
                public class Test<T extends Record> implements ComponentFactory<T> {
                    public Annotator create(T c, ComponentContext x) { return (document, context) -> document; }
                }
                """)).anyMatch(error -> error.contains("the configuration must be a record, not T"));
    }

    @Test
    void rawFactoryIsAnError() {
        assertThat(compile("""
                @SluiceComponent(name = "a", summary = "Does.")
                public class Test implements ComponentFactory {
                    public Annotator create(Record c, ComponentContext x) { return (document, context) -> document; }
                }
                """)).anyMatch(error -> error.contains("implements ComponentFactory<its config record>"));
    }

    @Test
    void classThatIsNoFactoryIsAnError() {
        assertThat(compile("""
                @SluiceComponent(name = "a", summary = "Does.")
                public class Test {}
                """)).anyMatch(error -> error.contains("implements ComponentFactory<its config record>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int number", "@Option(doc = \" \", def = \"1\") int number"})
    void componentWithoutOptionSentenceIsAnError(String option) {
        assertThat(compile(factory("a", option, CREATE)))
                .anyMatch(error -> error.contains("every component of a configuration record carries @Option"));
    }

    @Test
    void createThatReturnsAnyComponentIsAnError() {
        assertThat(compile(factory(
                        "a",
                        OPTION,
                        "public Component create(Config c, ComponentContext x) { throw new RuntimeException(); }")))
                .anyMatch(error -> error.contains("the return type of create says what kind of component it is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shout", "9a", "a_b", "a--b", "-a", "a-", "a b"})
    void wrongNameIsAnError(String name) {
        assertThat(compile(factory(name, OPTION, CREATE)))
                .anyMatch(error -> error.contains("'" + name + "' cannot name a component"));
    }

    @Test
    void blankSummaryIsAnError() {
        assertThat(compile(factory("a", OPTION, CREATE).replace("\"Does.\"", "\" \"")))
                .anyMatch(error -> error.contains("the summary of a component must not be blank"));
    }

    @Test
    void sameNameTwiceIsAnError() {
        assertThat(compile("""
                public class Test {
                    public record Config() {}
                    @SluiceComponent(name = "a", summary = "Does.")
                    public static class A implements ComponentFactory<Config> { %1$s }
                    @SluiceComponent(name = "a", summary = "Does.")
                    public static class B implements ComponentFactory<Config> { %1$s }
                }
                """.formatted(CREATE)))
                .anyMatch(error -> error.contains("two components of this module are called 'a'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static class A implements ComponentFactory<Config> { %s }",
                "public class A implements ComponentFactory<Config> { %s }",
                "public static abstract class A implements ComponentFactory<Config> { %s }",
                "public static class A implements ComponentFactory<Config> { public A(int x) {} %s }",
                "public static class A implements ComponentFactory<Config> { A() {} %s }"
            })
    void factoryThatCannotBeMadeIsAnError(String factory) {
        assertThat(compile("public class Test { public record Config() {}"
                        + " @SluiceComponent(name = \"a\", summary = \"Does.\") " + factory.formatted(CREATE) + "}"))
                .anyMatch(error -> error.contains("a component factory is a public class"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "char letter",
                "float number",
                "int[] numbers",
                "Object anything",
                "java.util.Set<String> words",
                "java.util.List words",
                "java.util.List<Object> things",
                "java.util.Map<Integer, String> map",
                "java.util.Optional<java.util.Optional<String>> word",
                "java.nio.file.Path path",
                "java.util.List<? extends String> words"
            })
    void unsupportedOptionTypeIsAnError(String component) {
        assertThat(compile(factory("a", "@Option(doc = \"Something.\", def = \"1\") " + component, CREATE)))
                .anyMatch(error -> error.startsWith("an option of component 'a' cannot be of type ")
                        && error.contains("it can be of boolean, int, long, double, String"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            double share                         | half       | min = 0, max = 1     | a number from 0 to 1
            double share                         | 5          | min = 0, max = 1     | a number from 0 to 1
            double share                         | 1e400      | -                    | a number
            int count                            | 2.5        | -                    | a whole number from -2147483648
            int count                            | 3000000000 | -                    | from -2147483648 to 2147483647
            int count                            | 0          | min = 1              | a whole number from 1 to 2147483647
            long count                           | -1         | min = 0              | a whole number, at least 0
            long count                           | 9999999999999999999 | -           | a whole number
            boolean on                           | yes        | -                    | true or false
            java.time.Duration time              | 60         | -                    | a length of time such as 500ms
            java.time.Duration time              | 10ms       | min = 1, max = 60    | a length of time such as 500ms, 60s or 1h from 1s to 60s
            java.time.Duration time              | 2m         | max = 60             | at most 60s
            java.time.LocalDate day              | 2020-02-30 | -                    | a day such as 2020-01-10
            String word                          | c          | oneOf = {"a", "b"}   | one of a, b
            Thread.State state                   | RUNNABLE   | -                    | one of new, runnable
            java.util.Optional<Double> share     | half       | -                    | a number
            java.util.List<String> words         | a          | -                    | a list such as […]
            java.util.List<String> words         | {}         | -                    | a list such as […]
            java.util.List<String> words         | [sv, no]   | -                    | each item a text (quote no
            java.util.List<Integer> counts       | [1, b]     | -                    | each item a whole number
            java.util.List<Double> shares        | [0.5, 2]   | max = 1              | each item a number, at most 1
            java.util.List<String> words         | [a, c]     | oneOf = {"a", "b"}   | a list such as [a], each item one of a, b
            java.util.List<Thread.State> states  | [old]      | -                    | each item one of new, runnable
            java.util.Map<String, Integer> map   | []         | -                    | a mapping such as {key: …}
            java.util.Map<String, Integer> map   | {a: b}     | -                    | each value a whole number
            """)
    void aDefaultThatTheHostWouldRefuseIsAnError(String component, String def, String bounds, String wanted) {
        String option = "@Option(doc = \"Does.\", def = \"" + def + "\"" + (bounds == null ? "" : ", " + bounds) + ") ";
        String name = component.replaceFirst(".* ", "");
        assertThat(compile(factory("a", option + component, CREATE)))
                .singleElement()
                .asString()
                .startsWith("the default of option '" + name + "' of component 'a' is '" + def + "' but must be ")
                .contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            double share                         | 1          | min = 0, max = 1
            double share                         | .5e-1      | min = 0, max = 1
            int count                            | 2147483647 | -
            java.time.Duration time              | 1h30m      | max = 5400
            java.time.Duration time              | PT1M       | min = 60
            java.time.LocalDate day              | 2020-02-29 | -
            String word                          | yes        | -
            String word                          | 'no'       | oneOf = {"no", "on"}
            Thread.State state                   | timed-waiting | -
            java.util.List<String> words         | [a, 'b, c'] | -
            java.util.List<String> words         | [sv, 'no'] | -
            java.util.List<Integer> counts       | [1,2]      | min = 1, max = 2
            java.util.Map<String, Integer> map   | {a: 1, b: 2} | max = 2
            java.util.Map<String, String> map    | {a: http://example.org/} | -
            java.util.List<java.util.List<Integer>> lists | [[1], []] | -
            """)
    void aDefaultThatTheHostTakesIsNone(String component, String def, String bounds) {
        String option = "@Option(doc = \"Does.\", def = \"" + def + "\"" + (bounds == null ? "" : ", " + bounds) + ") ";
        assertThat(compile(factory("a", option + component, CREATE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def = \"'2020-02-29'\") java.time.LocalDate day",
                "def = \"\\\"2020-02-29\\\"\") java.time.LocalDate day",
                "def = \"'1h30m'\", max = 5400) java.time.Duration time",
                "def = \"\\\"PT5S\\\"\") java.time.Duration time",
                "def = \"'no'\", oneOf = {\"no\", \"on\"}) String word",
            })
    void aDayAndALengthOfTimeMayHaveQuotes(String option) {
        assertThat(compile(factory("a", "@Option(doc = \"Does.\", " + option, CREATE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def = \"'2020-02-30'\") java.time.LocalDate day",
                "def = \"'2020-02-29\") java.time.LocalDate day",
                "def = \"'2h'\", max = 5400) java.time.Duration time",
                "def = \"'3'\") int count",
                "def = \"'true'\") boolean on",
            })
    void quotesMakeNothingElseRight(String option) {
        assertThat(compile(factory("a", "@Option(doc = \"Does.\", " + option, CREATE)))
                .singleElement()
                .asString()
                .contains("must be ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            String word                          | min = 1            | min and max of option 'x'
            java.util.List<String> words         | max = 9            | min and max of option 'x'
            java.util.Optional<String> word      | min = 1            | min and max of option 'x'
            boolean on                           | min = 0            | min and max of option 'x'
            java.time.LocalDate day              | min = 2020         | min and max of option 'x'
            int count                            | oneOf = {"1", "2"} | oneOf of option 'x'
            java.util.List<Integer> counts       | oneOf = {"1", "2"} | oneOf of option 'x'
            """)
    void aLimitThatNobodyWouldHeedIsAnError(String component, String limit, String message) {
        String option = "@Option(doc = \"Does.\", " + limit + ") " + component.replaceFirst(" \\w+$", " x");
        assertThat(compile(factory("a", option, CREATE)))
                .singleElement()
                .asString()
                .startsWith(message + " of component 'a' would not be heeded: ");
    }

    @Test
    void whereAPathIsWantedTheWayToItIsTold() {
        assertThat(compile(factory("a", "@Option(doc = \"Does.\") java.nio.file.Path file", CREATE)))
                .singleElement()
                .asString()
                .contains("ComponentContext.resolve");
    }

    @Test
    void anErrorOfAnOptionTellsItsLine() {
        assertThat(diagnostics(factory("a", "\n\n@Option(doc = \"Does.\", def = \"half\") double share", CREATE)))
                .extracting(Diagnostic::getLineNumber)
                .containsExactly(5L);
    }

    @Test
    void recordThatHoldsItselfIsAnError() {
        assertThat(compile(factory("a", "@Option(doc = \"Again.\") java.util.List<Config> again", CREATE)))
                .anyMatch(error -> error.contains("a configuration record cannot hold itself: test.Test.Config"));
    }

    private static String factory(String name, String option, String create) {
        return """
                @SluiceComponent(name = "%s", summary = "Does.")
                public class Test implements ComponentFactory<Test.Config> {
                    public record Config(%s) {}
                    %s
                }
                """.formatted(name, option, create);
    }

    private String components() throws IOException {
        return Files.readString(classes.resolve(ComponentProcessor.FILE));
    }

    /** Returns the errors of a compilation, none if it went well. */
    private List<String> compile(String source) {
        return diagnostics(source).stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private List<Diagnostic<? extends JavaFileObject>> diagnostics(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        compiler.getTask(
                        null,
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8),
                        diagnostics,
                        List.of(
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-parameters"),
                        null,
                        List.of(new Source("package test; import dev.sluice.api.*; " + source)))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String code) {
            super(URI.create("string:///test/Test.java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
