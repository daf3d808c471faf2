package dev.sluice.plugins.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of the page: markup, style and script, between which the data stand. Its content-security policy lets this style
 * and this script run, and files that the script itself asks for; nothing else, and nothing from any network. Immutable.
 *
 * @param template the markup with the places of the rest in double braces
 * @param style the style sheet
 * @param script the program
 */
record Page(String template, String style, String script) {
    private static final String DATA = "{{data}}";

    /** Reads the frame from the resources. */
    static Page load() {
        return new Page(resource("page.html"), resource("report.css"), resource("report.js"));
    }

    /** Returns what stands before the data. */
    byte[] head(String title) {
        String head = template.substring(0, template.indexOf(DATA));
        return head.replace("{{policy}}", policy())
                .replace("{{style}}", style)
                .replace("{{title}}", escaped(title))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what stands after the data. */
    byte[] tail() {
        String tail = template.substring(template.indexOf(DATA) + DATA.length());
        return tail.replace("{{script}}", script).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Under {@code strict-dynamic} no script of the markup runs but the one with this digest; the files with further texts,
     * which that one asks for by itself, do.
     */
    private String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; script-src '" + digest(script)
                + "' 'strict-dynamic'; style-src '" + digest(style) + "'";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the plugin report lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
