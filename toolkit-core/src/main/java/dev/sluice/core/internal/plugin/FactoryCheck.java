package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo.Fault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a loaded factory with its declaration. */
final class FactoryCheck {
    private static final String CURE = "build the plugin again: its classes and its declaration do not belong together";

    private FactoryCheck() {}

    /** Returns how messages name the factory of a component. */
    static String what(ComponentInfo component) {
        return "the factory " + component.factory() + " of component '" + component.name() + "'";
    }

    /** Returns the configuration record of a factory that keeps what its declaration promises. */
    static Class<? extends Record> check(ComponentInfo component, ComponentFactory<?> factory, ClassLoader loader)
            throws FaultException {
        try {
            checkMethods(component, factory.getClass());
            checkName(component, factory.getClass());
            Class<? extends Record> config = config(component, loader);
            checkConfig(component, factory.getClass(), config);
            return config;
        } catch (LinkageError | TypeNotPresentException e) {
            throw new FaultException(LoadFaults.of(what(component), cause(e)), e);
        }
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof TypeNotPresentException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** A class built against another api compiles and loads, and fails only at the call of what it does not have. */
    private static void checkMethods(ComponentInfo component, Class<?> factory) throws FaultException {
        for (Method method : factory.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                throw new FaultException(
                        "api-mismatch",
                        what(component) + " does not implement "
                                + method.getDeclaringClass().getName() + "." + method.getName()
                                + ": it was built against another sluice-api",
                        "build the plugin against the version of sluice-api that belongs to this host");
            }
        }
    }

    private static void checkName(ComponentInfo component, Class<?> factory) throws FaultException {
        SluiceComponent declared = factory.getAnnotation(SluiceComponent.class);
        if (declared == null || !declared.name().equals(component.name())) {
            throw new FaultException(
                    "stale-declaration",
                    what(component) + " calls itself "
                            + (declared == null ? "no component" : "'" + declared.name() + "'"),
                    CURE);
        }
    }

    private static Class<? extends Record> config(ComponentInfo component, ClassLoader loader) throws FaultException {
        Class<?> type;
        try {
            type = loader.loadClass(component.config());
        } catch (ClassNotFoundException e) {
            throw new FaultException(
                    new Fault(
                            "config-missing",
                            "the configuration " + component.config() + " of component '" + component.name()
                                    + "' is in none of its jars",
                            CURE),
                    e);
        }
        if (!type.isRecord()) {
            throw new FaultException(
                    "config-not-record",
                    "the configuration " + component.config() + " of component '" + component.name()
                            + "' is not a record",
                    CURE);
        }
        return type.asSubclass(Record.class);
    }

    private static void checkConfig(ComponentInfo component, Class<?> factory, Class<?> config) throws FaultException {
        Optional<Class<?>> taken = configOf(factory, Map.of());
        if (taken.isPresent() && !taken.get().equals(config)) {
            throw new FaultException(
                    "stale-declaration",
                    what(component) + " takes a " + taken.get().getName() + ", and not the declared "
                            + config.getName(),
                    CURE);
        }
    }

    /** Finds what stands for C in {@code ComponentFactory<C>}, through superclasses with type variables of their own. */
    private static Optional<Class<?>> configOf(@Nullable Type type, Map<TypeVariable<?>, Type> known) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>(known);
        Class<?> raw;
        if (type instanceof ParameterizedType parameterized) {
            raw = (Class<?>) parameterized.getRawType();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                Type argument = parameterized.getActualTypeArguments()[i];
                bound.put(raw.getTypeParameters()[i], known.getOrDefault(argument, argument));
            }
        } else if (type instanceof Class<?> plain) {
            raw = plain;
        } else {
            return Optional.empty();
        }
        if (raw == ComponentFactory.class) {
            return bound.get(raw.getTypeParameters()[0]) instanceof Class<?> found
                    ? Optional.of(found)
                    : Optional.empty();
        }
        for (Type parent : raw.getGenericInterfaces()) {
            Optional<Class<?>> found = configOf(parent, bound);
            if (found.isPresent()) {
                return found;
            }
        }
        return configOf(raw.getGenericSuperclass(), bound);
    }
}
