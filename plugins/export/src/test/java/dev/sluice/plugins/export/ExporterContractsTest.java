package dev.sluice.plugins.export;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.ExporterContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exporter keeps the promises of its kind. */
@ParameterizedClass(name = "{0}")
@MethodSource("formats")
class ExporterContractsTest extends ExporterContract<Record> {
    @Parameter
    AllFormats.Format<?> format;

    static List<AllFormats.Format<?>> formats() {
        List<AllFormats.Format<?>> formats = new ArrayList<>(AllFormats.formats());
        formats.add(new AllFormats.Format<>(new TimelineFactory(), new TimelineConfig("timeline.json", "", true)));
        return formats;
    }

    @Override
    @SuppressWarnings("unchecked") // a format holds both for the same type
    protected ComponentFactory<Record> factory() {
        return (ComponentFactory<Record>) format.factory();
    }

    @Override
    protected Record config() {
        return format.config();
    }

    @Override
    protected List<Document> documents() {
        return SampleDocuments.all();
    }
}
