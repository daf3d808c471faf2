package dev.sluice.testkit;

import dev.sluice.api.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that are legal and that nobody thinks of: each has a name for the message of a failure. */
final class OddTexts {
    private static final int MEGABYTE = 1 << 20;

    private OddTexts() {}

    /** Returns odd texts of general use, and odd forms of the texts of these documents. */
    static Map<String, String> of(List<Document> documents) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("one space", " ");
        texts.put("one letter", "a");
        texts.put("white space of all kinds", " \t\r\n\u000b\f\u0085\u00a0\u2003\u2028\u2029\u3000\ufeff");
        texts.put(
                "right to left",
                "\u202b\u05d4\u05dd \u05e0\u05e4\u05d2\u05e9\u05d5 \u05d1\u05d9\u05d5\u05dd"
                        + " \u05e9\u05d9\u05e9\u05d9.\u202c \u0627\u0644\u062c\u0645\u0639\u0629 \u0661\u0662\u0663");
        texts.put(
                "beyond the basic plane", "\ud83d\ude00\ud835\udfd0\ud835\udfce \ud840\udc00 \ud83c\udde9\ud83c\uddea");
        texts.put("combining marks", "e\u0301 " + "\u0301".repeat(1000) + " a\u0308");
        texts.put("NUL and control characters", "\u0000 a\u0000b \u0001\u001b[31m\u007f\u009f \uffff");
        texts.put("lone surrogates", "\udc00 high \ud800 low \udc00\ud800");
        texts.put("case that changes length", "\u0130STANBUL \u00df \ufb01n \u01c5");
        texts.put("a megabyte of one letter", "a".repeat(MEGABYTE));
        texts.put("a megabyte of capitals", "Aa ".repeat(MEGABYTE / 3));
        texts.put("a megabyte of digits", "1".repeat(MEGABYTE));
        texts.put("a megabyte of spaces", " ".repeat(MEGABYTE));
        texts.put("a megabyte of line ends", "\n".repeat(MEGABYTE));
        texts.put("a megabyte of punctuation", "-.,/".repeat(MEGABYTE / 4));
        for (Document document : documents) {
            String name = "document " + document.id();
            String text = document.text();
            texts.put(name + " in capitals", text.toUpperCase(Locale.ROOT));
            texts.put(name + " backwards", new StringBuilder(text).reverse().toString());
            texts.put(name + " cut in half", text.substring(text.length() / 2));
            texts.put(name + " after an astral character", "\ud83d\ude00" + text + "\ud83d\ude00");
            texts.put(
                    name + " repeated to a megabyte",
                    (text + "\n").repeat(Math.max(1, MEGABYTE / (text.length() + 1))));
        }
        return texts;
    }
}
