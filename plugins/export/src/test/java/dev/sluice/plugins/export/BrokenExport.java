package dev.sluice.plugins.export;

import dev.sluice.api.ExportContext;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;

/** An output directory on a disk that is full. */
final class BrokenExport implements ExportContext {
    private final TestContext context = TestContext.create();

    @Override
    public OutputStream create(String name) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
    }

    @Override
    public String step() {
        return context.step();
    }

    @Override
    public Logger log() {
        return context.log();
    }

    @Override
    public void checkpoint() throws InterruptedException {
        context.checkpoint();
    }
}
