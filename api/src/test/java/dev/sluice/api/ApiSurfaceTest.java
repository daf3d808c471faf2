package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds everything that plugins can compile or link against to a committed list, so that none of it changes by accident:
 * a line that goes or changes breaks plugins, a line that comes is a promise. {@code -Dupdate.golden} writes the list anew.
 */
class ApiSurfaceTest {
    private static final Path LIST = Path.of("src/test/resources/dev/sluice/api/surface.txt");
    private static final Path SOURCES = Path.of("src/main/java/dev/sluice/api");

    @Test
    void isWhatWasCommitted() throws Exception {
        List<String> surface = new ArrayList<>();
        for (Class<?> type : types()) {
            describe(type, surface);
        }
        if (!System.getProperty("update.golden", "false").equals("false")) {
            Files.createDirectories(LIST.getParent());
            Files.write(LIST, surface);
        }
        assertThat(surface)
                .as("the surface of the api; if a change is meant, say so in CHANGELOG.md and run with -Dupdate.golden")
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void everyTypeSaysSinceWhenItIsThere() throws IOException {
        Pattern since = Pattern.compile(
                "(?s)\\* @since \\d+\\.\\d+\\n \\*/\\n(?:@[^\\n]+\\n)*public |\\* @since \\d+\\.\\d+\\n \\*/\\n@NullMarked");
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (text.contains("\npublic ")) {
                assertThat(text).as(source.toString()).containsPattern(since);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Class<?>> types() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString().replace(".java", "");
            if (!name.equals("package-info")) {
                add(Class.forName("dev.sluice.api." + name), types);
            }
        }
        return types;
    }

    private static void add(Class<?> type, List<Class<?>> types) {
        if (isSeen(type.getModifiers())) {
            types.add(type);
            Arrays.stream(type.getDeclaredClasses())
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .forEach(inner -> add(inner, types));
        }
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static void describe(Class<?> type, List<String> surface) throws IllegalAccessException {
        String supertypes = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        surface.add(type.toGenericString().replaceAll("\\b(?:non-)?sealed ", "") + " : " + supertypes);
        if (type.isSealed()) {
            surface.add("  permits "
                    + Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .collect(Collectors.joining(", ")));
        }
        if (type.isRecord()) {
            surface.add("  components "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::toString)
                            .collect(Collectors.joining(", ")));
        }
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            boolean isConstant = field.getType() == String.class && Modifier.isStatic(field.getModifiers());
            // What plugins compile in stays in them.
            String value = isConstant && isSeen(field.getModifiers()) ? " = " + shown(field.get(null)) : "";
            describe(field, field.toGenericString() + value, members);
        }
        for (Executable constructor : type.getDeclaredConstructors()) {
            describe(constructor, constructor.toGenericString(), members);
        }
        for (Method method : type.getDeclaredMethods()) {
            String fallback = method.getDefaultValue() == null ? "" : " default " + shown(method.getDefaultValue());
            describe(method, method.toGenericString() + fallback, members);
        }
        surface.addAll(members);
    }

    private static void describe(Member member, String text, TreeSet<String> members) {
        if (isSeen(member.getModifiers()) && !member.isSynthetic()) {
            members.add("  " + text);
        }
    }

    private static String shown(Object value) {
        return value instanceof Object[] values
                ? Arrays.toString(values)
                : value.toString().replace("\u0000", "NUL");
    }
}
