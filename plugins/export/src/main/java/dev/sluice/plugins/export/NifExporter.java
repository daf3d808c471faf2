package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes NIF 2.0 in Turtle. Immutable. */
final class NifExporter implements Exporter {
    private static final String PREFIXES = """
            @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
            @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix sluice: <urn:sluice:vocabulary:> .

            """;

    private final NifConfig config;

    NifExporter(NifConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(config.file());
        out.write(PREFIXES.getBytes(StandardCharsets.UTF_8));
        return document -> {
            out.write(turtle(document).getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "two names, or two times, on exactly the same words become one resource with the statements of both",
                "furniture, metadata besides title, authors, language and address, evidence, candidates and layers of"
                        + " plugins are left out",
                "values of times stand in a vocabulary of Sluice, since NIF has none for them",
                "lone surrogates become U+FFFD");
    }

    private String turtle(Document document) {
        String text = Characters.encodable(document.text());
        CodePoints codePoints = CodePoints.of(text);
        String base = Iris.document(document) + "#char=";
        String context = base + "0," + codePoints.at(text.length());
        StringBuilder out = new StringBuilder();
        Turtle whole = new Turtle(context).type("nif:Context").type("nif:OffsetBasedString");
        whole.string("nif:isString", text)
                .integer("nif:beginIndex", 0)
                .integer("nif:endIndex", codePoints.at(text.length()))
                .string("dcterms:identifier", document.id())
                .string("dcterms:title", document.metadata().title().orElse(null));
        Iris.page(document).ifPresent(page -> whole.iri("nif:sourceUrl", page));
        document.metadata().authors().forEach(author -> whole.string("dcterms:creator", author));
        document.metadata().language().ifPresent(language -> whole.string("dcterms:language", language));
        for (DocumentDate date : document.dates()) {
            String property = switch (date.role()) {
                case PUBLISHED -> "dcterms:issued";
                case MODIFIED -> "dcterms:modified";
                case RETRIEVED -> "sluice:retrieved";
            };
            whole.string(property, date.interval().edtf());
        }
        out.append(whole.end());
        for (NamedMention named : NamedMention.of(document)) {
            Turtle phrase = phrase(text, base, context, codePoints, named.span());
            if (named.entity() != null) {
                phrase.iri("itsrdf:taIdentRef", Iris.entity(config.entityPrefix(), named.entity()));
            }
            phrase.decimal("itsrdf:taConfidence", named.score())
                    .iri(
                            "itsrdf:taClassRef",
                            "urn:sluice:vocabulary:" + named.mention().type());
            out.append(phrase.end());
        }
        for (Timex timex : document.timexes()) {
            Turtle phrase = phrase(text, base, context, codePoints, timex.span())
                    .string("sluice:timexType", timex.type().name())
                    .string("sluice:timexValue", timex.value())
                    .string("sluice:timexMod", timex.mod())
                    .string("sluice:timexQuant", timex.quant())
                    .string("sluice:timexFreq", timex.freq())
                    .string(
                            "sluice:edtf",
                            timex.interval() == null ? null : timex.interval().edtf());
            out.append(phrase.end());
        }
        return out.toString();
    }

    private static Turtle phrase(String text, String base, String context, CodePoints codePoints, Span span) {
        int begin = codePoints.at(span.begin());
        int end = codePoints.at(span.end());
        return new Turtle(base + begin + "," + end)
                .type("nif:Phrase")
                .type("nif:OffsetBasedString")
                .iri("nif:referenceContext", context)
                .string("nif:anchorOf", Characters.encodable(text.substring(span.begin(), span.end())))
                .integer("nif:beginIndex", begin)
                .integer("nif:endIndex", end);
    }
}
