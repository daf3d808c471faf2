package dev.sluice.core.internal.plugin;

import java.util.concurrent.Callable;

/**
 * Calls into a plugin with the plugin's class loader as the context of the thread: many libraries look there for their
 * providers and resources. Thread-safe.
 */
public final class ContextLoader {
    private ContextLoader() {}

    /**
     * Returns what a call into a plugin returns. The context of the thread is afterwards what it was before.
     *
     * @param loader the class loader of the plugin
     * @param action the call
     * @throws Exception whatever the call throws
     */
    public static <T> T call(ClassLoader loader, Callable<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
