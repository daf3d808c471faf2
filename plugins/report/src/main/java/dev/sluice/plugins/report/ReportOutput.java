package dev.sluice.plugins.report;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One report under way. The texts go out document by document; what stays in memory is a few numbers a document and what is
 * known of each entity. Used by one thread.
 */
final class ReportOutput implements Exporter.Output {
    private static final int MEGABYTE = 1 << 20;

    /** A file is fetched whole when the first of its documents is asked for, so it must not be large. */
    private static final int FILE_SIZE = 8 * MEGABYTE;

    private final ReportConfig config;
    private final Page page;
    private final ExportContext context;
    private final OutputStream out;
    private final Summary summary;

    /** For each file beside the page the number of its first document. */
    private final List<Integer> firstOfFile = new ArrayList<>();

    private @Nullable OutputStream file;
    private long inPage;
    private long inFile;
    private int written;
    private boolean isInPage = true;

    ReportOutput(ReportConfig config, Page page, Places places, ExportContext context) throws IOException {
        this.config = config;
        this.page = page;
        this.context = context;
        this.summary = new Summary(places);
        this.out = context.create(config.file());
        out.write(page.head(config.title()));
    }

    @Override
    public void write(Document document) throws IOException {
        byte[] json = DocumentJson.of(document, config.furniture());
        isInPage = inPage + json.length <= (long) config.splitAbove() * MEGABYTE && firstOfFile.isEmpty();
        OutputStream target = isInPage ? out : file();
        String opening = isInPage
                ? "<script type=\"application/json\" id=\"d" + summary.size() + "\">"
                : "sluiceText(" + summary.size() + ",";
        target.write(opening.getBytes(StandardCharsets.UTF_8));
        target.write(json);
        target.write((isInPage ? "</script>\n" : ");\n").getBytes(StandardCharsets.UTF_8));
        target.flush();
        written = json.length;
    }

    /** Returns the file for the next document; it stays the next one's if this document is refused after all. */
    private OutputStream file() throws IOException {
        if (file == null || inFile > FILE_SIZE) {
            file = context.create(fileName(firstOfFile.size()));
            firstOfFile.add(summary.size());
            inFile = 0;
        }
        return file;
    }

    private String fileName(int number) {
        String name = config.file();
        return name.substring(0, name.lastIndexOf('.')) + "-files/" + String.format(Locale.ROOT, "%03d", number)
                + ".js";
    }

    @Override
    public void kept(Document document) {
        if (isInPage) {
            inPage += written;
        } else {
            inFile += written;
        }
        summary.add(document);
    }

    @Override
    public void finish() throws IOException {
        if (!firstOfFile.isEmpty()) {
            context.log()
                    .info(
                            "the texts of {} of {} documents lie in {} files beside {}: keep the folder with the page",
                            summary.size() - firstOfFile.get(0),
                            summary.size(),
                            firstOfFile.size(),
                            config.file());
        }
        out.write("<script type=\"application/json\" id=\"summary\">".getBytes(StandardCharsets.UTF_8));
        out.write(summary.json(config.title(), files(), context.run().orElse(null)));
        out.write("</script>\n".getBytes(StandardCharsets.UTF_8));
        out.write(page.tail());
        out.flush();
    }

    private List<Summary.TextFile> files() {
        int folder = config.file().lastIndexOf('/') + 1;
        List<Summary.TextFile> files = new ArrayList<>();
        for (int i = 0; i < firstOfFile.size(); i++) {
            files.add(new Summary.TextFile(fileName(i).substring(folder), firstOfFile.get(i)));
        }
        return files;
    }
}
