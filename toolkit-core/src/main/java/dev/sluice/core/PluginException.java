package dev.sluice.core;

import org.jspecify.annotations.Nullable;

/**
 * A plugin that is missing, cannot be loaded, or broke its contract: something for its author, or for who installed it.
 *
 * @since 0.1
 */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String plugin;

    /**
     * Makes one.
     *
     * @param plugin the plugin as {@code id@version}, or its id alone
     * @param message what is wrong, where, and the cure
     * @param cause what was thrown; null if nothing was
     */
    public PluginException(String plugin, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.plugin = plugin;
    }

    /** Returns the plugin as {@code id@version}, or its id alone. */
    public String plugin() {
        return plugin;
    }
}
