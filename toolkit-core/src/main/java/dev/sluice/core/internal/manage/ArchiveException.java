package dev.sluice.core.internal.manage;

import dev.sluice.core.PluginInfo.Fault;

/** A package that is not unpacked or copied, since it is damaged or made to do harm. */
final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    ArchiveException(String code, String cause, String cure) {
        super(cause);
        this.fault = new Fault(code, cause, cure);
    }

    Fault fault() {
        return fault;
    }
}
