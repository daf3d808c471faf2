package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes documents as Markdown, one behind the other in one file. Immutable. */
final class MarkdownExporter implements Exporter {
    private final MarkdownConfig config;

    MarkdownExporter(MarkdownConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new MarkdownOutput(context.create(config.file()));
    }

    /** A blank line parts documents, so that the front matter of one does not underline the text before it. */
    private final class MarkdownOutput implements Output {
        private final OutputStream out;
        private boolean isFirst = true;

        MarkdownOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(Document document) throws IOException {
            out.write(((isFirst ? "" : "\n") + markdown(document)).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void kept(Document document) {
            isFirst = false;
        }
    }

    @Override
    public List<String> losses() {
        return List.of("layers other than block, furniture and most metadata have no place in Markdown");
    }

    private String markdown(Document document) throws IOException {
        StringBuilder out = new StringBuilder();
        if (config.frontMatter()) {
            out.append(frontMatter(document)).append('\n');
        }
        document.metadata()
                .title()
                .ifPresent(title -> out.append("# ")
                        .append(MarkdownText.inline(title.replace('\n', ' ')))
                        .append("\n\n"));
        String body = MarkdownText.of(document);
        return out.append(body).append(body.isEmpty() ? "" : "\n").toString();
    }

    /** Values are written as JSON, which YAML contains. */
    private static String frontMatter(Document document) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", document.id());
        document.metadata().title().ifPresent(title -> values.put("title", title));
        if (!document.metadata().authors().isEmpty()) {
            values.put("authors", document.metadata().authors());
        }
        document.metadata().site().ifPresent(site -> values.put("site", site));
        document.metadata().url().ifPresent(url -> values.put("url", url));
        document.metadata().language().ifPresent(language -> values.put("language", language));
        document.dates()
                .forEach(date -> values.put(
                        date.role().name().toLowerCase(Locale.ROOT),
                        date.interval().edtf()));
        StringBuilder out = new StringBuilder("---\n");
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            // the writer of records writes whole objects, of which the one value is taken
            String json = new String(JsonLine.of(Map.of("v", entry.getValue())), StandardCharsets.UTF_8).strip();
            out.append(entry.getKey())
                    .append(": ")
                    .append(json, "{'v':".length(), json.length() - 1)
                    .append('\n');
        }
        return out.append("---\n").toString();
    }
}
