package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo.Fault;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginRuntimeException;

/** Turns what the JVM throws over a plugin's classes into a cause and a cure. */
final class LoadFaults {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    private static final Pattern CLASS_NAME = Pattern.compile("^L?([\\w$./]+)");
    private static final String UNINITIALIZED = "Could not initialize class ";
    /** Class files of Java n have the major version n + 44 (JVM specification, table 4.1-A). */
    private static final int CLASS_FILE_OFFSET = 44;

    private LoadFaults() {}

    /**
     * Returns the fault behind an error.
     *
     * @param what what was being done, such as {@code its factory x.Y}
     * @param thrown what was thrown
     */
    static Fault of(String what, Throwable thrown) {
        Throwable error = root(thrown);
        String message = String.valueOf(error.getMessage());
        if (error instanceof UnsupportedClassVersionError) {
            return newerJava(what, message);
        }
        if (error instanceof ClassNotFoundException || error instanceof NoClassDefFoundError) {
            return message.startsWith(UNINITIALIZED)
                    ? initFailed(message.substring(UNINITIALIZED.length()), error.getCause())
                    : missing(what, className(message));
        }
        if (error instanceof ExceptionInInitializerError) {
            return initFailed(what, error.getCause());
        }
        if (error instanceof IncompatibleClassChangeError) {
            return mismatch(what, error);
        }
        if (error instanceof LinkageError) {
            return new Fault(
                    "bad-class", what + " cannot be linked: " + error, "build the plugin again, or ask its author");
        }
        return new Fault(
                "construct-failed",
                what + " cannot be made: " + text(error),
                "ask the author of the plugin; a factory best does nothing in its constructor");
    }

    /** Takes off what reflection and PF4J put around an error. */
    static Throwable root(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof PluginRuntimeException || error instanceof InvocationTargetException)
                && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }

    /** Returns an error as messages show it. */
    static String text(Throwable error) {
        // What PF4J's exception says of itself without a cause comes from our own plugin manager.
        return error instanceof PluginRuntimeException ? String.valueOf(error.getMessage()) : error.toString();
    }

    private static Fault newerJava(String what, String message) {
        Matcher matcher = CLASS_FILE_VERSION.matcher(message);
        String needed =
                matcher.find() ? "Java " + (Integer.parseInt(matcher.group(1)) - CLASS_FILE_OFFSET) : "a newer Java";
        return new Fault(
                "newer-java",
                what + " needs " + needed + ", and this is Java "
                        + Runtime.version().feature() + ": " + message,
                "run Sluice with " + needed + " or later, or build the plugin with <maven.compiler.release>"
                        + Runtime.version().feature());
    }

    private static Fault initFailed(String what, @Nullable Throwable cause) {
        return new Fault(
                "init-failed",
                "a static initializer failed for " + what + ": " + (cause == null ? "see the first error" : cause),
                "ask the author of the plugin to move the work out of static initializers");
    }

    private static Fault missing(String what, String name) {
        Optional<Lent> owner = Lent.owner(name);
        if (owner.isPresent()) {
            String artifact = owner.get().artifact();
            return new Fault(
                    "api-mismatch",
                    what + " needs " + name + ", which the " + artifact + " of this host does not have",
                    "build the plugin against the version of " + artifact + " that belongs to this host");
        }
        if (name.startsWith("dev.sluice.core.") || name.startsWith("dev.sluice.cli.")) {
            return new Fault(
                    "uses-host",
                    what + " needs " + name + ", which belongs to the inside of the host",
                    "a plugin uses dev.sluice.api alone");
        }
        if (StrictPluginClassLoader.isPlatformClass(name)) {
            return new Fault(
                    "newer-java",
                    what + " needs " + name + ", which is not in this Java "
                            + Runtime.version().feature(),
                    "run Sluice with a Java that has it");
        }
        boolean onHost = LoadFaults.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
        return new Fault(
                "missing-library",
                what + " needs the class " + name + ", which is in none of its jars"
                        + (onHost ? "; the host has a copy, but does not lend it" : ""),
                "bundle the library that has " + name + " in lib/ of the plugin (in Maven: scope compile or runtime)");
    }

    private static Fault mismatch(String what, Throwable error) {
        boolean api = String.valueOf(error.getMessage()).replace('/', '.').contains("dev.sluice.api.");
        return api
                ? new Fault(
                        "api-mismatch",
                        what + " does not fit the sluice-api of this host: " + error,
                        "build the plugin against the version of sluice-api that belongs to this host")
                : new Fault(
                        "library-mismatch",
                        what + " meets a library in another version than it was built for: " + error,
                        "bundle one version of each library in lib/ of the plugin");
    }

    /** Returns the class that a message of the virtual machine is about. */
    static String className(String message) {
        Matcher matcher = CLASS_NAME.matcher(message);
        return matcher.find() ? matcher.group(1).replace('/', '.') : message;
    }
}
