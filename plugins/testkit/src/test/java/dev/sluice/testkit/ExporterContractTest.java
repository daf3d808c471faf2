package dev.sluice.testkit;

import static dev.sluice.testkit.ContractFaults.fails;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each check of the contract can fail, and that a good exporter passes all of them. */
class ExporterContractTest {
    enum Fault {
        NONE,
        WRITES_NOTHING,
        COUNTS_EXPORTS,
        COUNTS_WHAT_IS_NOT_KEPT,
        OPENS_LATE,
        SHARES_A_COUNTER,
        SHOWS_THE_LOCALE,
        THROWS_ON_ODD_IDS,
        THROWS_ON_ODD_TEXTS
    }

    @Nested
    class GoodExporterTest extends Contract {
        GoodExporterTest() {
            super(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyFaultIsFoundByItsCheck(Fault fault) {
        Contract contract = new Contract(fault);
        switch (fault) {
            case WRITES_NOTHING -> fails(contract::writesEachTestDocument, "writes the same for no documents as for 3");
            case COUNTS_EXPORTS ->
                fails(contract::givesTheSameResultAgain, "a second run over the same documents gave another result");
            case COUNTS_WHAT_IS_NOT_KEPT, OPENS_LATE ->
                fails(contract::forgetsADocumentThatIsNotKept, "document one was not kept, but it shows in the result");
            case SHARES_A_COUNTER ->
                fails(
                        contract::givesTheSameResultOnManyThreads,
                        "8 threads on one instance gave another result than one");
            case SHOWS_THE_LOCALE -> fails(contract::givesTheSameResultOnEveryMachine, "locale ar-EG");
            case THROWS_ON_ODD_IDS ->
                fails(contract::copesWithOddDocuments, "a document with the id and title '../../up'");
            case THROWS_ON_ODD_TEXTS -> fails(contract::copesWithOddDocuments, "lone surrogates");
            case NONE -> throw new AssertionError("not a fault");
        }
    }

    private static class Contract extends ExporterContract<Config> {
        private final Fault fault;

        Contract(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected ComponentFactory<Config> factory() {
            return new Factory();
        }

        @Override
        protected Config config() {
            return new Config(fault);
        }

        @Override
        protected List<Document> documents() {
            return List.of(Document.of("one", "One."), Document.of("two", "Two."), Document.of("three", "Three."));
        }
    }

    /** Which promise to break. */
    public record Config(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    /** Makes exporters that keep every promise but one. */
    @SluiceComponent(name = "list", summary = "Lists documents and breaks one promise.", needs = Layer.TEXT)
    public static final class Factory implements ComponentFactory<Config> {
        @Override
        public Exporter create(Config config, ComponentContext context) {
            AtomicInteger shared = new AtomicInteger();
            return export -> new Lines(config.fault(), export, shared);
        }
    }

    private static final class Lines implements Exporter.Output {
        private final Fault fault;
        private final ExportContext export;
        private final AtomicInteger shared;
        private OutputStream out = OutputStream.nullOutputStream();
        private boolean open;
        private int written;
        private int kept;

        Lines(Fault fault, ExportContext export, AtomicInteger shared) throws IOException {
            this.fault = fault;
            this.export = export;
            this.shared = shared;
            if (fault == Fault.SHARES_A_COUNTER) {
                shared.set(0);
            }
            if (fault != Fault.OPENS_LATE && fault != Fault.WRITES_NOTHING) {
                open();
            }
        }

        private void open() throws IOException {
            out = export.create("list.txt");
            open = true;
            if (fault == Fault.COUNTS_EXPORTS) {
                print("export " + shared.incrementAndGet());
            }
        }

        private void print(String line) throws IOException {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void write(Document document) throws IOException {
            if (fault == Fault.OPENS_LATE && !open) {
                open();
            }
            if (fault == Fault.THROWS_ON_ODD_IDS && document.id().startsWith("..")
                    || fault == Fault.THROWS_ON_ODD_TEXTS && document.text().indexOf('\ud800') >= 0) {
                throw new IllegalStateException("odd");
            }
            print(document.id());
            written++;
            if (fault == Fault.SHARES_A_COUNTER) {
                shared.incrementAndGet();
                pause();
            }
        }

        /** Waits, so that threads which share this instance are sure to meet. */
        private static void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void kept(Document document) {
            kept++;
        }

        @Override
        public void finish() throws IOException {
            switch (fault) {
                case COUNTS_WHAT_IS_NOT_KEPT -> print(written + " documents");
                case SHARES_A_COUNTER -> print(shared.get() + " documents");
                case SHOWS_THE_LOCALE -> print(String.format(Locale.getDefault(), "%d documents", kept));
                default -> print(kept + " documents");
            }
        }
    }
}
