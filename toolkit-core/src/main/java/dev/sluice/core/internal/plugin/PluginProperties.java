package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.pf4j.PluginDependency;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PropertiesPluginDescriptorFinder;

/**
 * The contents of a {@code plugin.properties}, which is UTF-8.
 *
 * @param id the value of {@code plugin.id}; empty if it is missing
 * @param version the value of {@code plugin.version}; empty if it is missing
 * @param description the value of {@code plugin.description}; empty if it is missing
 * @param requires the range of versions of the host; {@code *} if it is missing
 * @param license the value of {@code plugin.license}; empty if it is missing
 * @param dependencies the plugins it needs, in their order
 */
record PluginProperties(
        String id,
        String version,
        String description,
        String requires,
        String license,
        List<PluginDependency> dependencies) {
    static final String FILE = "plugin.properties";

    PluginProperties {
        dependencies = List.copyOf(dependencies);
    }

    /** Reads the file of a plugin's directory. */
    static PluginProperties read(Path directory) throws FaultException {
        // PF4J's reading is left to the loading of the plugin: its classes start the log, which costs more than a scan.
        Properties properties = load(directory);
        return new PluginProperties(
                value(properties, PropertiesPluginDescriptorFinder.PLUGIN_ID, ""),
                value(properties, PropertiesPluginDescriptorFinder.PLUGIN_VERSION, ""),
                value(properties, PropertiesPluginDescriptorFinder.PLUGIN_DESCRIPTION, ""),
                value(properties, PropertiesPluginDescriptorFinder.PLUGIN_REQUIRES, "*"),
                value(properties, PropertiesPluginDescriptorFinder.PLUGIN_LICENSE, ""),
                Pattern.compile(",")
                        .splitAsStream(value(properties, PropertiesPluginDescriptorFinder.PLUGIN_DEPENDENCIES, ""))
                        .map(String::trim)
                        .filter(dependency -> !dependency.isEmpty())
                        .map(PluginDependency::new)
                        .toList());
    }

    private static Properties load(Path directory) throws FaultException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            throw new FaultException(
                    "no-properties",
                    "there is no " + FILE + " in " + directory,
                    "a plugin is a directory with " + FILE
                            + " and lib/*.jar: install it again, or remove the directory");
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return properties;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", "save it as UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), "correct the \\uxxxx escape in it", e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), "make it a readable file", e);
        }
    }

    private static FaultException unreadable(Path file, String why, String cure, Exception cause) {
        return new FaultException(new Fault("unreadable-properties", file + " cannot be read: " + why, cure), cause);
    }

    private static String value(Properties properties, String key, String missing) {
        String value = properties.getProperty(key, "").trim();
        return value.isEmpty() ? missing : value;
    }

    /** PF4J's reading of the file, with our encoding. */
    static final class Finder extends PropertiesPluginDescriptorFinder {
        @Override
        protected Properties readProperties(Path pluginPath) {
            try {
                return load(pluginPath);
            } catch (FaultException e) {
                throw new PluginRuntimeException(e, e.getMessage());
            }
        }
    }
}
