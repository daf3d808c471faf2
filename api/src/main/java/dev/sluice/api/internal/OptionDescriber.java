package dev.sluice.api.internal;

import dev.sluice.api.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Turns the components of a configuration record into the declarations of its options. */
final class OptionDescriber {
    private static final Map<String, String> SIMPLE_TYPES = Map.of(
            "boolean", "boolean",
            "int", "integer",
            "long", "integer",
            "double", "number",
            "java.lang.Boolean", "boolean",
            "java.lang.Integer", "integer",
            "java.lang.Long", "integer",
            "java.lang.Double", "number",
            "java.lang.String", "string");

    /** What has a least and a greatest value. */
    private static final Set<String> BOUNDED = Set.of("integer", "number", "duration");

    private static final Set<String> INTS = Set.of("int", "java.lang.Integer");

    private static final String TYPES =
            "boolean, int, long, double, String, java.time.Duration, java.time.LocalDate, an enum,"
                    + " a record of options, a List or an Optional of these, a Map from String to these";

    private final ProcessingEnvironment env;
    private final String owner;
    private final Deque<TypeElement> enclosing = new ArrayDeque<>();
    private int errors;

    /**
     * Makes one.
     *
     * @param owner the name of the component, for messages
     */
    OptionDescriber(ProcessingEnvironment env, String owner) {
        this.env = env;
        this.owner = owner;
    }

    List<Object> describe(TypeElement config) {
        List<Object> options = new ArrayList<>();
        enclosing.push(config);
        for (RecordComponentElement component : config.getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option == null || option.doc().isBlank()) {
                error(component, "every component of a configuration record carries @Option with a doc sentence");
                continue;
            }
            options.add(describe(component, option));
        }
        enclosing.pop();
        return options;
    }

    private Map<String, Object> describe(RecordComponentElement component, Option option) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", kebab(component.getSimpleName().toString()));
        out.put("doc", option.doc());
        boolean optional = name(component.asType()).equals("java.util.Optional");
        TypeMirror type = optional ? argument(component.asType(), 0) : component.asType();
        int errorsBefore = errors;
        type(component, type, out);
        if (!option.def().equals(Option.REQUIRED)) {
            out.put("default", option.def());
        } else if (!optional) {
            out.put("required", true);
        }
        checkLimits(component, option, out);
        if (option.min() != Double.NEGATIVE_INFINITY) {
            out.put("min", option.min());
        }
        if (option.max() != Double.POSITIVE_INFINITY) {
            out.put("max", option.max());
        }
        if (option.oneOf().length > 0) {
            out.put("values", Arrays.asList(option.oneOf()));
        }
        if (!option.def().equals(Option.REQUIRED) && errors == errorsBefore) {
            checkDefault(component, type, option.def(), out);
        }
        return out;
    }

    /** A limit that nothing would heed is refused; those of a list or a map are those of its items. */
    private void checkLimits(Element where, Option option, Map<String, Object> declared) {
        Object type = declared.get("items") instanceof Map<?, ?> items ? items.get("type") : declared.get("type");
        boolean hasBounds = option.min() != Double.NEGATIVE_INFINITY || option.max() != Double.POSITIVE_INFINITY;
        if (type != null && hasBounds && !BOUNDED.contains(type)) {
            error(
                    where,
                    "min and max of option '" + declared.get("name") + "' of component '" + owner
                            + "' would not be heeded: they are for numbers and durations, and for lists and maps of them; check"
                            + " anything else in create");
        }
        if (type != null && option.oneOf().length > 0 && !type.equals("string")) {
            error(
                    where,
                    "oneOf of option '" + declared.get("name") + "' of component '" + owner
                            + "' would not be heeded: it is for strings, and for lists and maps of them");
        }
    }

    private void checkDefault(Element where, @Nullable TypeMirror type, String text, Map<String, Object> declared) {
        Map<String, Object> option = new LinkedHashMap<>(declared);
        if (type != null && INTS.contains(name(type))) {
            option.putIfAbsent("min", (double) Integer.MIN_VALUE);
            option.putIfAbsent("max", (double) Integer.MAX_VALUE);
        }
        DefaultCheck.wanted(option, text)
                .ifPresent(wanted -> error(
                        where,
                        "the default of option '" + declared.get("name") + "' of component '" + owner + "' is '" + text
                                + "' but must be " + wanted));
    }

    private void type(Element where, @Nullable TypeMirror type, Map<String, Object> out) {
        String name = type == null ? "nothing" : name(type);
        Element element = type == null ? null : env.getTypeUtils().asElement(type);
        if (SIMPLE_TYPES.containsKey(name)) {
            out.put("type", SIMPLE_TYPES.get(name));
        } else if (name.equals("java.time.Duration")) {
            out.put("type", "duration");
        } else if (name.equals("java.time.LocalDate")) {
            out.put("type", "date");
        } else if (name.equals("java.util.List") && type != null) {
            out.put("type", "list");
            out.put("items", items(where, argument(type, 0)));
        } else if (type != null && isMapFromStrings(type)) {
            out.put("type", "map");
            out.put("items", items(where, argument(type, 1)));
        } else if (element != null && element.getKind() == ElementKind.ENUM) {
            out.put("type", "enum");
            out.put(
                    "values",
                    element.getEnclosedElements().stream()
                            .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                            .map(e -> e.getSimpleName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .toList());
        } else if (element instanceof TypeElement nested && enclosing.contains(nested)) {
            error(where, "a configuration record cannot hold itself: " + type);
        } else if (element instanceof TypeElement nested && element.getKind() == ElementKind.RECORD) {
            out.put("type", "record");
            out.put("options", describe(nested));
        } else {
            error(
                    where,
                    "an option of component '" + owner + "' cannot be of type " + type + "; it can be of " + TYPES
                            + (isPath(name) ? ". Take a String, of which ComponentContext.resolve makes a path" : ""));
        }
    }

    private static boolean isPath(String type) {
        return type.equals("java.nio.file.Path") || type.equals("java.io.File");
    }

    private Map<String, Object> items(Element where, @Nullable TypeMirror type) {
        Map<String, Object> out = new LinkedHashMap<>();
        type(where, type, out);
        return out;
    }

    private static boolean isMapFromStrings(TypeMirror type) {
        TypeMirror key = name(type).equals("java.util.Map") ? argument(type, 0) : null;
        return key != null && name(key).equals("java.lang.String");
    }

    private static @Nullable TypeMirror argument(TypeMirror type, int index) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static String name(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** Turns {@code minLength} into {@code min-length}. */
    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private void error(Element where, String message) {
        errors++;
        env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, place(where));
    }

    /** The compiler knows the line of the private field, but none of the record component it was made for. */
    private static Element place(Element where) {
        Element config = where.getEnclosingElement();
        if (config == null) {
            return where;
        }
        for (Element element : config.getEnclosedElements()) {
            if (element.getKind() == ElementKind.FIELD
                    && element.getSimpleName().equals(where.getSimpleName())) {
                return element;
            }
        }
        return where;
    }
}
