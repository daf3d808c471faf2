package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One document as a common analysis structure of UIMA. Offsets are UTF-16 units, as in UIMA. Immutable. */
final class UimaCas {
    private static final int SOFA = 1;
    private static final int FIRST = 2;

    private final String text;
    private final String language;
    private final List<Structure> structures = new ArrayList<>();

    /** A feature structure; its number is its place in the list. */
    private record Structure(UimaType type, Span span, Map<String, Object> features) {}

    UimaCas(Document document, String entityPrefix) {
        text = Characters.xml(document.text());
        language = Characters.xml(document.metadata().language().orElse("x-unspecified"));
        Map<String, Object> about = new LinkedHashMap<>();
        put(about, "documentTitle", document.metadata().title().orElse(null));
        put(about, "documentId", document.id());
        put(about, "documentUri", Iris.page(document).orElse(null));
        structures.add(new Structure(UimaType.DOCUMENT, new Span(0, text.length()), about));
        for (NamedMention named : NamedMention.of(document)) {
            Map<String, Object> features = new LinkedHashMap<>();
            put(features, "value", named.mention().type().name());
            String entity = named.entity();
            put(features, "identifier", entity == null ? null : Iris.entity(entityPrefix, entity));
            structures.add(new Structure(UimaType.NAME, named.span(), features));
        }
        for (Timex timex : document.timexes()) {
            Map<String, Object> features = new LinkedHashMap<>();
            put(features, "timexType", timex.type().name());
            put(features, "value", timex.value());
            put(features, "mod", timex.mod());
            put(features, "quant", timex.quant());
            put(features, "freq", timex.freq());
            put(
                    features,
                    "edtf",
                    timex.interval() == null ? null : timex.interval().edtf());
            features.put("score", timex.score());
            structures.add(new Structure(UimaType.TIMEX, timex.span(), features));
        }
    }

    private static void put(Map<String, Object> features, String name, @Nullable String value) {
        if (value != null) {
            features.put(name, Characters.xml(value));
        }
    }

    /** Returns it as XMI. */
    byte[] xmi() {
        Xml xml = new Xml().declaration().start("xmi:XMI");
        xml.attribute("xmlns:xmi", "http://www.omg.org/XMI").attribute("xmlns:cas", "http:///uima/cas.ecore");
        for (UimaType type : UimaType.values()) {
            xml.attribute(type.namespaceAttribute(), type.namespace());
        }
        xml.attribute("xmi:version", "2.0").line();
        xml.start("cas:NULL").attribute("xmi:id", 0).end().line();
        for (int i = 0; i < structures.size(); i++) {
            Structure structure = structures.get(i);
            xml.start(structure.type().element()).attribute("xmi:id", FIRST + i).attribute("sofa", SOFA);
            xml.attribute("begin", structure.span().begin())
                    .attribute("end", structure.span().end());
            if (structure.type() == UimaType.DOCUMENT) {
                xml.attribute("language", language);
            }
            structure.features().forEach(xml::attribute);
            xml.end().line();
        }
        xml.start("cas:Sofa").attribute("xmi:id", SOFA).attribute("sofaNum", 1).attribute("sofaID", "_InitialView");
        xml.attribute("mimeType", "text").attribute("sofaString", text).end().line();
        String members = members().stream().map(String::valueOf).collect(Collectors.joining(" "));
        xml.start("cas:View")
                .attribute("sofa", SOFA)
                .attribute("members", members)
                .end()
                .line();
        return xml.end().line().take();
    }

    /** Returns it as JSON CAS 0.4. */
    byte[] json() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> sofa = new LinkedHashMap<>();
        sofa.put("%ID", SOFA);
        sofa.put("%TYPE", "uima.cas.Sofa");
        sofa.put("sofaNum", 1);
        sofa.put("sofaID", "_InitialView");
        sofa.put("mimeType", "text");
        sofa.put("sofaString", text);
        all.add(sofa);
        for (int i = 0; i < structures.size(); i++) {
            Structure structure = structures.get(i);
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("%ID", FIRST + i);
            out.put("%TYPE", structure.type().typeName());
            out.put("@sofa", SOFA);
            out.put("begin", structure.span().begin());
            out.put("end", structure.span().end());
            if (structure.type() == UimaType.DOCUMENT) {
                out.put("language", language);
            }
            out.putAll(structure.features());
            all.add(out);
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("%SOFA", SOFA);
        view.put("%MEMBERS", members());
        Map<String, Object> cas = new LinkedHashMap<>();
        cas.put("%TYPES", UimaType.json());
        cas.put("%FEATURE_STRUCTURES", all);
        cas.put("%VIEWS", Map.of("_InitialView", view));
        return JsonLine.of(cas);
    }

    private List<Integer> members() {
        return IntStream.range(FIRST, FIRST + structures.size()).boxed().toList();
    }
}
