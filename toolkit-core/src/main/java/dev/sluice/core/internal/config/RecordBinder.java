package dev.sluice.core.internal.config;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.Finding;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PluginException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills the configuration records of plugins from what a pipeline file says and from the declared defaults. It keeps
 * nothing of a plugin's classes, so that a plugin can be unloaded. Stateless and thread-safe.
 */
public final class RecordBinder {
    private RecordBinder() {}

    /**
     * Returns the configuration of a step.
     *
     * @param type the record; its components are the options in camel case
     * @param step a step that was found to be right
     * @throws ConfigurationException if the constructor of the record refuses the values, or a number is beyond the range
     *     of its Java type
     * @throws PluginException if the record is not the one that was declared, or its constructor fails otherwise
     */
    public static <R extends Record> R bind(Class<R> type, StepSpec step) {
        return new Binding(step).record(type, step.component().options(), step.options(), step.position(), "");
    }

    /** One configuration on its way. */
    private static final class Binding {
        private final StepSpec step;
        private final ValueBinder values;

        Binding(StepSpec step) {
            this.step = step;
            this.values = new ValueBinder(this::record);
        }

        <R extends Record> R record(
                Class<R> type, List<OptionInfo> declared, ConfigNode.Mapping given, Position at, String pointer) {
            Map<String, OptionInfo> byName = new HashMap<>();
            declared.forEach(o -> byName.put(o.name(), o));
            RecordComponent[] components = type.getRecordComponents();
            Object[] arguments = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                String name = Suggestions.normal(components[i].getName());
                OptionInfo option = byName.get(name);
                if (option == null) {
                    throw broken(type, "has a component " + components[i].getName() + " that is not declared", null);
                }
                arguments[i] = argument(components[i], option, given, at, Words.pointer(pointer, name));
            }
            return construct(type, components, arguments, at, pointer);
        }

        private Object argument(
                RecordComponent component, OptionInfo option, ConfigNode.Mapping given, Position at, String pointer) {
            Optional<ConfigNode> node = given.get(option.name());
            boolean optional = component.getType() == Optional.class;
            boolean isStandard = node.isEmpty();
            if (isStandard) {
                node = option.defaultText().map(text -> standard(component.getDeclaringRecord(), option, text));
            }
            if (node.isEmpty() && optional) {
                return Optional.empty();
            }
            if (isStandard) {
                DefaultCheck.problem(option).ifPresent(problem -> {
                    throw badDefault(component.getDeclaringRecord(), option, problem);
                });
            }
            if (node.isEmpty()) {
                throw refused(
                        "missing-option",
                        at,
                        pointer,
                        Words.quote(step.component().name()) + " needs the option \"" + option.name() + "\"",
                        "add " + option.name() + ": " + ValueCheck.example(option));
            }
            try {
                return values.value(component.getGenericType(), option, node.get(), pointer);
            } catch (Refusal refusal) {
                if (isStandard) {
                    throw badDefault(component.getDeclaringRecord(), option, refusal.problem());
                }
                throw refused(refusal.code(), refusal.at(), refusal.pointer(), refusal.problem(), refusal.hint());
            } catch (ClassCastException | IllegalStateException e) {
                throw broken(component.getDeclaringRecord(), "does not fit its declaration", e);
            }
        }

        private ConfigNode standard(Class<?> record, OptionInfo option, String text) {
            try {
                return DefaultCheck.node(option, text);
            } catch (Refusal refusal) {
                throw badDefault(record, option, refusal.problem());
            }
        }

        private PluginException badDefault(Class<?> record, OptionInfo option, String problem) {
            return broken(
                    record,
                    "has the default " + Words.quote(option.defaultText().orElse("")) + " for the option "
                            + Words.quote(option.name()) + ", which the option does not allow: " + problem,
                    "correct def in its @Option, and build the plugin again; until then give the option a value",
                    null);
        }

        private <R extends Record> R construct(
                Class<R> type, RecordComponent[] components, Object[] arguments, Position at, String pointer) {
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException reason) {
                    String message = reason.getMessage();
                    throw refused(
                            "bad-options",
                            at,
                            pointer,
                            "\"" + step.component().name() + "\" refuses its options: "
                                    + (message == null ? "no reason is given" : message),
                            "");
                }
                throw broken(type, "cannot be made: " + e.getCause(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw broken(type, "cannot be made: " + e, e);
            }
        }

        private static ConfigurationException refused(
                String code, Position at, String pointer, String problem, String hint) {
            return new ConfigurationException(List.of(new Finding(
                    Finding.Severity.ERROR, code, at.file(), at.line(), at.column(), pointer, problem, hint)));
        }

        private PluginException broken(Class<?> type, String problem, @Nullable Throwable cause) {
            return broken(type, problem, "rebuild the plugin so that its declaration and its classes agree", cause);
        }

        private PluginException broken(Class<?> type, String problem, String cure, @Nullable Throwable cause) {
            String plugin = step.component().plugin() + "@" + step.component().version();
            return new PluginException(
                    plugin,
                    "plugin " + plugin + ", component " + step.component().name() + ": the configuration record "
                            + type.getSimpleName() + " " + problem + "; " + cure,
                    cause);
        }
    }
}
