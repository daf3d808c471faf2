package dev.sluice.plugins.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of feature structures that we write: two of DKPro Core, which INCEpTION shows, and one of our own. */
enum UimaType {
    /** What is known about the document; there is one in a CAS. */
    DOCUMENT(
            "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
            "uima.tcas.DocumentAnnotation",
            "metadata",
            List.of("documentTitle", "documentId", "documentUri")),
    /** A name. */
    NAME(
            "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
            UimaType.ANNOTATION,
            "ner",
            List.of("value", "identifier")),
    /** A temporal expression. */
    TIMEX(
            "dev.sluice.type.Timex3",
            UimaType.ANNOTATION,
            "sluice",
            List.of("timexType", "value", "mod", "quant", "freq", "edtf", "score"));

    private static final String ANNOTATION = "uima.tcas.Annotation";
    private static final String STRING = "uima.cas.String";

    private final String typeName;
    private final String superType;
    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // a list of List.of, which cannot change
    private final List<String> features;

    UimaType(String typeName, String superType, String prefix, List<String> features) {
        this.typeName = typeName;
        this.superType = superType;
        this.prefix = prefix;
        this.features = features;
    }

    /** Returns the full name of the type. */
    String typeName() {
        return typeName;
    }

    /** Returns the name of an element of this type in XMI, with the prefix of its namespace. */
    String element() {
        return prefix + ":" + typeName.substring(typeName.lastIndexOf('.') + 1);
    }

    /** Returns the name of the attribute that declares the namespace. */
    String namespaceAttribute() {
        return "xmlns:" + prefix;
    }

    /** Returns the namespace in XMI. */
    String namespace() {
        return "http:///" + typeName.substring(0, typeName.lastIndexOf('.')).replace('.', '/') + ".ecore";
    }

    private static String range(String feature) {
        return feature.equals("score") ? "uima.cas.Double" : STRING;
    }

    /** Returns the types as JSON CAS describes them. */
    static Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (UimaType type : values()) {
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("%NAME", type.typeName);
            description.put("%SUPER_TYPE", type.superType);
            for (String feature : type.features) {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("%NAME", feature);
                named.put("%RANGE", range(feature));
                description.put(feature, named);
            }
            all.put(type.typeName, description);
        }
        return all;
    }

    /** Returns the file that describes the types. */
    static byte[] description() {
        Xml xml = new Xml().declaration().start("typeSystemDescription");
        xml.attribute("xmlns", "http://uima.apache.org/resourceSpecifier").line();
        xml.element("name", "Sluice").line().start("types").line();
        for (UimaType type : values()) {
            xml.start("typeDescription").element("name", type.typeName).element("description", "");
            xml.element("supertypeName", type.superType).start("features").line();
            for (String feature : type.features) {
                xml.start("featureDescription").element("name", feature).element("description", "");
                xml.element("rangeTypeName", range(feature)).end().line();
            }
            xml.end().end().line();
        }
        return xml.end().line().end().line().take();
    }
}
