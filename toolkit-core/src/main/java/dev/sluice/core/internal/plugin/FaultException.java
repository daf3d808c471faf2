package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo.Fault;
import org.jspecify.annotations.Nullable;

/** Carries a fault of a plugin from where it is found to where it is recorded. */
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault, @Nullable Throwable cause) {
        super(fault.cause(), cause);
        this.fault = fault;
    }

    FaultException(String code, String cause, String cure) {
        this(new Fault(code, cause, cure), null);
    }

    Fault fault() {
        return fault;
    }
}
