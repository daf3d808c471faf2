package dev.sluice.core.internal.engine;

import dev.sluice.api.Component;
import dev.sluice.api.Provenance;
import dev.sluice.api.StepException;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.plugin.OwnCode;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;

/**
 * A component at its place in a chain.
 *
 * @param id the id of the step in the pipeline
 * @param info what its plugin declares
 * @param component the component
 * @param loader the class loader of its plugin
 * @param log the log of the step
 * @param origin what it was made from
 */
record Step(String id, ComponentInfo info, Component component, ClassLoader loader, Logger log, Origin origin) {
    Provenance provenance() {
        return new Provenance(id, info.name(), info.plugin(), info.version());
    }

    /** How messages name the step: {@code step 'date' (plugin dating@0.1.0)}. */
    String label() {
        return "step '" + id + "' (plugin " + plugin() + ")";
    }

    String plugin() {
        return info.plugin() + "@" + info.version();
    }

    <C extends Component> C as(Class<C> type) {
        return type.cast(component);
    }

    /** A call into a component. */
    interface Work<T> {
        T run() throws StepException, InterruptedException, IOException;
    }

    /** Calls into the component with the class loader of its plugin as the context of the thread. */
    <T> T call(Work<T> work) throws StepException, InterruptedException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return Objects.requireNonNull(work.run(), () -> label() + " returned null");
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    /**
     * Like {@link #call}, for what is not about one document: what the component must not throw is then a fault of its
     * plugin that ends the run.
     *
     * @throws PluginException if it throws what it must not
     */
    <T> T callForRun(Work<T> work) throws StepException, InterruptedException, IOException {
        try {
            return call(work);
        } catch (LinkageError e) {
            throw PluginCatalog.explain(info, e);
        } catch (ConfigurationException | InputException | OutputException | PluginException e) {
            throw e;
        } catch (StepException | InterruptedException | IOException e) {
            throw e;
        } catch (Throwable e) {
            log.debug("The step broke down", e);
            throw new PluginException(plugin(), label() + " broke down: " + e + OwnCode.place(info, e), e);
        }
    }
}
