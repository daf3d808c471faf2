package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PluginInfo;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declarations of components, as plugins would bring them, without any plugin. */
final class Components {
    private Components() {}

    static ComponentLookup lookup() {
        PluginInfo broken = new PluginInfo(
                "ocr",
                "0.4.0",
                "Reads pictures",
                Path.of("plugins", "ocr"),
                PluginInfo.State.BROKEN,
                List.of("scan"),
                List.of(new PluginInfo.Fault("no-index", "its jar has no extension index", "rebuild the plugin")));
        return lookup(all(), Map.of("scan", broken));
    }

    static ComponentLookup lookup(Collection<ComponentInfo> components, Map<String, PluginInfo> broken) {
        return new ComponentLookup() {
            @Override
            public Collection<ComponentInfo> components() {
                return components;
            }

            @Override
            public Map<String, PluginInfo> broken() {
                return broken;
            }
        };
    }

    static List<ComponentInfo> all() {
        return List.of(
                component(
                        "files",
                        ComponentInfo.Kind.READER,
                        "reading",
                        "",
                        "",
                        "content",
                        list("paths", OptionInfo.Type.STRING, "[]"),
                        list("include", OptionInfo.Type.STRING, "[\"**\"]"),
                        list("exclude", OptionInfo.Type.STRING, "[]"),
                        option("max-size", OptionInfo.Type.INTEGER, "50000000", 1, Double.POSITIVE_INFINITY)),
                component(
                        "jsonl",
                        ComponentInfo.Kind.READER,
                        "reading",
                        "",
                        "",
                        "text,date,timex,mention,link",
                        list("paths", OptionInfo.Type.STRING, "[]"),
                        option("text-field", OptionInfo.Type.STRING, "text")),
                component(
                        "warc",
                        ComponentInfo.Kind.READER,
                        "reading",
                        "",
                        "",
                        "content",
                        list("paths", OptionInfo.Type.STRING, "[]")),
                component(
                        "extract",
                        ComponentInfo.Kind.EXTRACTOR,
                        "extraction",
                        "content",
                        "",
                        "text",
                        choice("mode", "article", "article", "forum", "everything"),
                        option("min-length", OptionInfo.Type.INTEGER, "200", 0, 100_000),
                        option("keep-tables", OptionInfo.Type.BOOLEAN, "true"),
                        optional("encoding", OptionInfo.Type.STRING)),
                component(
                        "date",
                        ComponentInfo.Kind.DATER,
                        "dating",
                        "text",
                        "",
                        "date",
                        optional("not-before", OptionInfo.Type.DATE),
                        optional("not-after", OptionInfo.Type.DATE)),
                component(
                        "timex",
                        ComponentInfo.Kind.ANNOTATOR,
                        "dating",
                        "text",
                        "date",
                        "timex",
                        withValues(list("languages", OptionInfo.Type.STRING, "[en]"), "en", "de", "fr", "es", "it"),
                        option("country", OptionInfo.Type.STRING, "us"),
                        option("patience", OptionInfo.Type.DURATION, "5s", 0.1, 600)),
                component("names", ComponentInfo.Kind.ANNOTATOR, "linking", "text", "", "mention"),
                component(
                        "link",
                        ComponentInfo.Kind.ENTITY_LINKER,
                        "linking",
                        "mention",
                        "date",
                        "link",
                        required("knowledge-base", OptionInfo.Type.STRING),
                        option("threshold", OptionInfo.Type.NUMBER, "0.5", 0, 1),
                        record(
                                "cache",
                                option("entries", OptionInfo.Type.INTEGER, "1000", 1, 1e6),
                                option("lifetime", OptionInfo.Type.DURATION, "10m")),
                        map("aliases", OptionInfo.Type.STRING),
                        choice("when-unsure", "nil", "nil", "best-guess", "skip")),
                component("cluster", ComponentInfo.Kind.CORPUS_ANNOTATOR, "linking", "mention", "", "link"),
                component(
                        "jsonl",
                        ComponentInfo.Kind.EXPORTER,
                        "export",
                        "text",
                        "",
                        "",
                        option("file", OptionInfo.Type.STRING, "documents.jsonl")),
                component(
                        "csv",
                        ComponentInfo.Kind.EXPORTER,
                        "export",
                        "",
                        "",
                        "",
                        option("directory", OptionInfo.Type.STRING, "tables"),
                        option("header", OptionInfo.Type.BOOLEAN, "true"),
                        choice("separator", "comma", "comma", "semicolon", "tabulator")),
                component(
                        "report",
                        ComponentInfo.Kind.EXPORTER,
                        "report",
                        "text",
                        "timex,link",
                        "",
                        option("file", OptionInfo.Type.STRING, "report.html"),
                        option("title", OptionInfo.Type.STRING, "\"\""),
                        choice("theme", "auto", "auto", "light", "dark")));
    }

    static ComponentInfo component(
            String name,
            ComponentInfo.Kind kind,
            String plugin,
            String needs,
            String uses,
            String yields,
            OptionInfo... options) {
        return new ComponentInfo(
                name,
                kind,
                "Does the work of " + name + ".",
                plugin,
                "0.1.0",
                "none.Factory",
                "none.Config",
                words(needs),
                words(uses),
                words(yields),
                List.of(),
                List.of(),
                List.of(),
                List.of(options));
    }

    static OptionInfo option(String name, OptionInfo.Type type, String standard) {
        return option(name, type, standard, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static OptionInfo option(String name, OptionInfo.Type type, String standard, double min, double max) {
        return make(name, type, false, Optional.of(standard), min, max, List.of(), Optional.empty(), List.of());
    }

    static OptionInfo optional(String name, OptionInfo.Type type) {
        return plain(name, type, false, Optional.empty());
    }

    static OptionInfo required(String name, OptionInfo.Type type) {
        return plain(name, type, true, Optional.empty());
    }

    static OptionInfo choice(String name, String standard, String... values) {
        return withValues(plain(name, OptionInfo.Type.ENUM, false, Optional.of(standard)), values);
    }

    static OptionInfo list(String name, OptionInfo.Type items, String standard) {
        return holding(
                name,
                OptionInfo.Type.LIST,
                Optional.of(standard),
                plain("", items, false, Optional.empty()),
                List.of());
    }

    static OptionInfo map(String name, OptionInfo.Type items) {
        return holding(
                name, OptionInfo.Type.MAP, Optional.of("{}"), plain("", items, false, Optional.empty()), List.of());
    }

    static OptionInfo record(String name, OptionInfo... options) {
        return make(
                name,
                OptionInfo.Type.RECORD,
                false,
                Optional.of("{}"),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(),
                Optional.empty(),
                List.of(options));
    }

    static OptionInfo withValues(OptionInfo option, String... values) {
        return make(
                option.name(),
                option.type(),
                option.required(),
                option.defaultText(),
                option.min(),
                option.max(),
                List.of(values),
                option.items(),
                option.options());
    }

    static OptionInfo holding(
            String name, OptionInfo.Type type, Optional<String> standard, OptionInfo items, List<OptionInfo> options) {
        return make(
                name,
                type,
                false,
                standard,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(),
                Optional.of(items),
                options);
    }

    private static OptionInfo plain(String name, OptionInfo.Type type, boolean required, Optional<String> standard) {
        return make(
                name,
                type,
                required,
                standard,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static OptionInfo make(
            String name,
            OptionInfo.Type type,
            boolean required,
            Optional<String> standard,
            double min,
            double max,
            List<String> values,
            Optional<OptionInfo> items,
            List<OptionInfo> options) {
        String doc = name.isEmpty() ? "" : "Says what " + name + " is.";
        return new OptionInfo(name, doc, type, required, standard, min, max, values, items, options);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
