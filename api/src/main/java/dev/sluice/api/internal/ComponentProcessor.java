package dev.sluice.api.internal;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor that writes the declarations of all factories of a module to {@value #FILE}. Whatever the host
 * could not use later is an error of the compiler here.
 */
@SupportedAnnotationTypes("dev.sluice.api.SluiceComponent")
public final class ComponentProcessor extends AbstractProcessor {
    /** Where the declarations stand in a plugin's jar. */
    public static final String FILE = "META-INF/sluice/components.json";

    private static final Pattern ARGUMENT =
            Pattern.compile("[A-Z][A-Z0-9-]*(\\.\\.\\.)?|\\[[A-Z][A-Z0-9-]*(\\.\\.\\.)?]");

    /** From the special to the general: the first that fits is the kind. */
    private static final Map<String, String> KINDS = kinds();

    private final TreeMap<String, Map<String, Object>> components = new TreeMap<>();
    private final List<Element> origins = new ArrayList<>();

    /** For the compiler. */
    public ComponentProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(SluiceComponent.class)) {
            describe((TypeElement) element);
        }
        if (round.processingOver() && !components.isEmpty()) {
            write();
        }
        return false;
    }

    private void describe(TypeElement factory) {
        SluiceComponent declared = factory.getAnnotation(SluiceComponent.class);
        checkFactory(factory, declared);
        DeclaredType implemented = find(factory.asType(), ComponentFactory.class.getName());
        ExecutableElement create = create(factory);
        if (implemented == null
                || create == null
                || implemented.getTypeArguments().isEmpty()) {
            error(factory, "a component factory implements ComponentFactory<its config record>");
            return;
        }
        String kind = kind(create.getReturnType());
        if (kind == null) {
            error(
                    create,
                    "the return type of create says what kind of component it is: declare Reader, Extractor, Annotator,"
                            + " Dater, EntityLinker, CorpusAnnotator, Exporter or Tool instead of "
                            + create.getReturnType());
            return;
        }
        Element config = processingEnv
                .getTypeUtils()
                .asElement(implemented.getTypeArguments().get(0));
        if (config == null || config.getKind() != ElementKind.RECORD) {
            error(
                    factory,
                    "the configuration must be a record, not "
                            + implemented.getTypeArguments().get(0));
            return;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", declared.name());
        out.put("kind", kind);
        out.put("summary", declared.summary());
        out.put("factory", binaryName(factory));
        out.put("config", binaryName((TypeElement) config));
        out.put("needs", Arrays.asList(declared.needs()));
        out.put("uses", Arrays.asList(declared.uses()));
        out.put("yields", Arrays.asList(declared.yields()));
        out.put("languages", Arrays.asList(declared.languages()));
        out.put("mediaTypes", Arrays.asList(declared.mediaTypes()));
        if (kind.equals("tool")) {
            out.put("arguments", Arrays.asList(declared.arguments()));
        }
        out.put("options", new OptionDescriber(processingEnv, declared.name()).describe((TypeElement) config));
        if (components.put(declared.name() + " " + section(kind), out) != null) {
            error(factory, "two components of this module are called '" + declared.name() + "'");
        }
        origins.add(factory);
    }

    /** A reader and an exporter of one format may share a name: they stand in different sections of a pipeline file. */
    private static String section(String kind) {
        return switch (kind) {
            case "reader" -> "input";
            case "exporter" -> "output";
            case "tool" -> "tools";
            default -> "steps";
        };
    }

    private void checkFactory(TypeElement factory, SluiceComponent declared) {
        if (!declared.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            error(
                    factory,
                    "'" + declared.name() + "' cannot name a component: lower-case letters, digits, single hyphens");
        }
        if (declared.summary().isBlank()) {
            error(factory, "the summary of a component must not be blank");
        }
        checkArguments(factory, declared.arguments());
        boolean constructible = ElementFilter.constructorsIn(factory.getEnclosedElements()).stream()
                .anyMatch(c -> c.getParameters().isEmpty() && c.getModifiers().contains(Modifier.PUBLIC));
        boolean isInner =
                factory.getNestingKind().isNested() && !factory.getModifiers().contains(Modifier.STATIC);
        if (isInner
                || !factory.getModifiers().contains(Modifier.PUBLIC)
                || factory.getModifiers().contains(Modifier.ABSTRACT)
                || !constructible) {
            error(
                    factory,
                    "a component factory is a public class, not an inner one, with a public constructor without parameters");
        }
    }

    /** What may be left out or repeated comes last, so that each word of a command line has one meaning. */
    private void checkArguments(TypeElement factory, String[] arguments) {
        boolean isOver = false;
        boolean mayBeLeftOut = false;
        for (String argument : arguments) {
            boolean isOptional = argument.startsWith("[");
            if (!ARGUMENT.matcher(argument).matches()) {
                error(factory, "'" + argument + "' is no argument of a tool: NAME, [NAME], NAME... or [NAME...]");
            } else if (isOver || (mayBeLeftOut && !isOptional)) {
                error(factory, "'" + argument + "' comes after an argument that may be repeated or left out");
            }
            isOver |= argument.contains("...");
            mayBeLeftOut |= isOptional;
        }
    }

    private static @Nullable ExecutableElement create(TypeElement factory) {
        return ElementFilter.methodsIn(factory.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals("create")
                        && m.getParameters().size() == 2)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String kind(TypeMirror type) {
        for (Map.Entry<String, String> entry : KINDS.entrySet()) {
            if (find(type, entry.getKey()) != null) {
                return entry.getValue();
            }
        }
        return null;
    }

    private @Nullable DeclaredType find(TypeMirror type, String name) {
        if (type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
            return declared;
        }
        for (TypeMirror supertype : processingEnv.getTypeUtils().directSupertypes(type)) {
            DeclaredType found = find(supertype, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void write() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", 1);
        root.put("components", List.copyOf(components.values()));
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FILE, origins.toArray(Element[]::new))
                .openWriter()) {
            writer.write(JsonText.of(root));
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, FILE + " cannot be written: " + e);
        }
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void error(Element where, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("dev.sluice.api.Reader", "reader");
        kinds.put("dev.sluice.api.Extractor", "extractor");
        kinds.put("dev.sluice.api.Dater", "dater");
        kinds.put("dev.sluice.api.EntityLinker", "entity-linker");
        kinds.put("dev.sluice.api.Annotator", "annotator");
        kinds.put("dev.sluice.api.CorpusAnnotator", "corpus-annotator");
        kinds.put("dev.sluice.api.Exporter", "exporter");
        kinds.put("dev.sluice.api.Tool", "tool");
        return kinds;
    }
}
