package dev.sluice.plugins.linking;

import java.io.IOException;

/** Takes entities one by one. */
interface KbItemConsumer {
    void accept(KbItem item) throws IOException;
}
