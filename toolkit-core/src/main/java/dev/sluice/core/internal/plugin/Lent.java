package dev.sluice.core.internal.plugin;

import java.util.Optional;

/**
 * What the host lends to every plugin, so that both sides mean the same class. A plugin that bundles a copy of its own
 * would never meet the host's types with it.
 */
enum Lent {
    API("dev.sluice.api.", "ComponentFactory", "dev.sluice", "sluice-api"),
    PF4J("org.pf4j.", "ExtensionPoint", "org.pf4j", "pf4j"),
    SLF4J("org.slf4j.", "Logger", "org.slf4j", "slf4j-api");

    private static final String SERVICES = "META-INF/services/";

    private final String packagePrefix;
    private final String pathPrefix;
    private final String marker;
    private final String group;
    private final String artifact;

    Lent(String packagePrefix, String type, String group, String artifact) {
        this.packagePrefix = packagePrefix;
        this.pathPrefix = packagePrefix.replace('.', '/');
        this.marker = pathPrefix + type + ".class";
        this.group = group;
        this.artifact = artifact;
    }

    /** Returns the entry that every jar has that bundles it. */
    String marker() {
        return marker;
    }

    /** Returns the Maven artifact it comes in. */
    String artifact() {
        return artifact;
    }

    /** Returns group and artifact of Maven, with a colon between them. */
    String coordinates() {
        return group + ":" + artifact;
    }

    /** Tells whether a class comes from the host. */
    static boolean isLentClass(String name) {
        return owner(name).isPresent();
    }

    /** Returns what a class belongs to. */
    static Optional<Lent> owner(String className) {
        for (Lent lent : values()) {
            if (className.startsWith(lent.packagePrefix)) {
                return Optional.of(lent);
            }
        }
        return Optional.empty();
    }

    /** Tells whether a resource comes from the host: one beside its classes, or the list of providers of one of its types. */
    static boolean isLentResource(String name) {
        if (name.startsWith(SERVICES)) {
            return isLentClass(name.substring(SERVICES.length()));
        }
        for (Lent lent : values()) {
            if (name.startsWith(lent.pathPrefix)) {
                return true;
            }
        }
        return false;
    }
}
