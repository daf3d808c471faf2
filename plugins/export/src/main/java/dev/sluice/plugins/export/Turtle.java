package dev.sluice.plugins.export;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The statements about one subject in Turtle, under way. Used by one thread. */
final class Turtle {
    private final StringBuilder out = new StringBuilder();
    private boolean isFirst = true;

    /** Begins with the address of the subject. */
    Turtle(String subject) {
        out.append('<').append(subject).append('>');
    }

    /** States a class by its prefixed name. */
    Turtle type(String type) {
        return statement("a", type);
    }

    /** States an address. */
    Turtle iri(String property, String iri) {
        return statement(property, "<" + iri + ">");
    }

    /** States a text, unless it is null. */
    Turtle string(String property, @Nullable String value) {
        return value == null ? this : statement(property, quoted(Characters.encodable(value)));
    }

    /** States a count or offset. */
    Turtle integer(String property, int value) {
        return statement(property, "\"" + value + "\"^^xsd:nonNegativeInteger");
    }

    /** States a number. */
    Turtle decimal(String property, double value) {
        return statement(property, "\"" + new BigDecimal(Double.toString(value)).toPlainString() + "\"^^xsd:decimal");
    }

    /** Returns all statements. */
    String end() {
        return out.append(" .\n").toString();
    }

    private Turtle statement(String property, String object) {
        out.append(isFirst ? " " : " ;\n  ").append(property).append(' ').append(object);
        isFirst = false;
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        quoted.append(Character.forDigit(c & 15, 16));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
