package dev.sluice.plugins.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A report read back as a browser would read its markup. */
record WrittenReport(TestExport export, org.jsoup.nodes.Document page) {
    static final ReportConfig DEFAULTS = new ReportConfig("report.html", "Report", true, 100);
    private static final ObjectMapper JSON = new ObjectMapper();

    static WrittenReport of(Document... documents) throws Exception {
        return of(DEFAULTS, documents);
    }

    static WrittenReport of(ReportConfig config, Document... documents) throws Exception {
        TestExport export =
                TestExport.write(new ReportFactory().create(config, TestContext.create()), List.of(documents));
        return new WrittenReport(export, Jsoup.parse(export.text(config.file())));
    }

    /** Writes the files into a folder, and returns the page. */
    Path into(Path folder, ReportConfig config) throws IOException {
        for (String file : export.names()) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, export.bytes(file));
        }
        return folder.resolve(config.file());
    }

    /** Returns the JSON of an element. */
    JsonNode json(String id) throws IOException {
        Element element = Objects.requireNonNull(page.getElementById(id), id);
        return JSON.readTree(element.data());
    }

    /** Returns the JSON of a text in a file beside the page, which must say that it is the text of this document. */
    static JsonNode text(String line, int document) throws IOException {
        String opening = "sluiceText(" + document + ",";
        if (!line.startsWith(opening) || !line.endsWith(");")) {
            throw new AssertionError("not document " + document + ": " + line);
        }
        return JSON.readTree(line.substring(opening.length(), line.length() - 2));
    }

    JsonNode summary() throws IOException {
        return json("summary");
    }
}
