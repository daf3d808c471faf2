package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a mail, with what others wrote, signatures and the feet of lists told apart from the words of its author.
 * Used by one thread.
 */
final class MailText {
    private static final String QUOTE = "quoted-reply";
    private static final String SIGNATURE = "signature";

    /** How many lines of a repeated head make one. */
    private static final int HEADER_LINES = 3;

    /** It takes a name, a verb and mostly a date to tell who wrote something. */
    private static final int MIN_ATTRIBUTION = 3;

    /** Feet stand within this many lines from the end. */
    private static final int FOOT_LINES = 12;

    /** Programs that break lines break them at 80 characters at the latest; a line that is broken is not much shorter. */
    private static final int MAX_WRAPPED = 100;

    private static final int MIN_WRAPPED = 55;

    private final List<Block> lines = new ArrayList<>();
    private final boolean flowed;
    private final boolean isRaw;

    private MailText(List<String> lines, boolean flowed, boolean isRaw) {
        this.flowed = flowed;
        this.isRaw = isRaw;
        for (String line : lines) {
            this.lines.add(Block.text(line, Block.Kind.PARAGRAPH));
        }
    }

    /** Returns a message that Tika reported as paragraphs. */
    static Document of(Document message, List<Paragraph> paragraphs) {
        List<String> lines = paragraphs.stream()
                .flatMap(paragraph -> paragraph.lines().stream())
                .toList();
        return of(message, new MailText(lines, false, false));
    }

    /** Returns a message with the plain body it holds; the message itself if there is none. */
    static Document of(Document message, @Nullable String plain) {
        boolean isThere = plain != null && !plain.isBlank();
        return isThere ? of(message, String.valueOf(plain).strip().lines().toList(), false) : message;
    }

    /**
     * Returns a message with its text.
     *
     * @param lines its lines; empty ones part paragraphs
     * @param flowed whether a space at the end of a line says that it goes on (RFC 3676)
     */
    static Document of(Document message, List<String> lines, boolean flowed) {
        return of(message, new MailText(lines, flowed, true));
    }

    private static Document of(Document message, MailText text) {
        text.takeQuotes();
        text.takeRepeatedMail();
        text.takeSignature();
        text.takeFeet();
        if (text.lines.stream().noneMatch(line -> line.isKept() && !line.text().isBlank())) {
            // who only sends on what others wrote has nothing else to say
            text.lines.replaceAll(
                    line -> line.reason().equals(QUOTE) ? Block.text(line.text(), Block.Kind.PARAGRAPH) : line);
        }
        List<Block> blocks = text.joined();
        OfficeText.takeTitle(blocks, message.metadata().title().orElse(""));
        return message.withText(Block.text(blocks)).withFurniture(Block.furniture(blocks));
    }

    private void take(int i, Role role, String reason) {
        if (lines.get(i).isKept()) {
            lines.set(i, lines.get(i).as(role, reason));
        }
    }

    private void takeQuotes() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).text().stripLeading().startsWith(">")) {
                take(i, Role.OTHER, QUOTE);
                takeAttribution(i - 1);
            }
        }
    }

    /** The line that names the author of a quote may be broken in two, and a blank one may follow. */
    private void takeAttribution(int end) {
        int last = end;
        while (last >= 0 && last > end - 2 && lines.get(last).text().isBlank()) {
            last--;
        }
        StringBuilder words = new StringBuilder();
        for (int first = last;
                first >= 0 && first > last - 3 && lines.get(first).isKept();
                first--) {
            words.insert(0, lines.get(first).text().strip() + (words.length() == 0 ? "" : " "));
            boolean isWhole = Lines.words(words.toString()) >= MIN_ATTRIBUTION;
            if (isWhole && MailMarks.ATTRIBUTION.fits(words.toString())) {
                for (int i = first; i <= last; i++) {
                    take(i, Role.OTHER, QUOTE);
                }
                return;
            }
        }
    }

    /** Some programs repeat the mail that is answered below the answer, with its head. */
    private void takeRepeatedMail() {
        boolean hasWords = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).text().strip();
            if (MailMarks.ORIGINAL.fits(line) || isHead(i)) {
                for (int j = i; hasWords && j < lines.size(); j++) {
                    take(j, Role.OTHER, QUOTE);
                }
                return;
            }
            hasWords |= lines.get(i).isKept() && !line.isBlank();
        }
    }

    private boolean isHead(int from) {
        int fitting = 0;
        for (int i = from; i < lines.size() && i < from + 2 * HEADER_LINES; i++) {
            String line = lines.get(i).text().strip();
            if (MailMarks.HEADER.fits(line)) {
                fitting++;
            } else if (!line.isEmpty() || fitting == 0) {
                break;
            }
        }
        return fitting >= HEADER_LINES;
    }

    /** A line of two hyphens and a space begins the signature (RFC 3676, section 4.3). */
    private void takeSignature() {
        boolean inSignature = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).text();
            inSignature |= lines.get(i).isKept() && (line.equals("-- ") || line.equals("--"));
            if (inSignature || MailMarks.SENT_FROM.fits(line.strip())) {
                take(i, Role.FOOTER, SIGNATURE);
            }
        }
    }

    private void takeFeet() {
        int seen = 0;
        for (int i = lines.size() - 1; i >= 0 && seen < FOOT_LINES; i--) {
            Block line = lines.get(i);
            if (line.isKept() && !line.text().isBlank()) {
                seen++;
                if (MailMarks.FOOT.fits(line.text().strip())) {
                    take(i, Role.LEGAL, "mail-foot");
                }
            }
        }
    }

    /** Returns the lines with those of one paragraph joined where a program broke them. */
    private List<Block> joined() {
        int longest = lines.stream()
                .filter(Block::isKept)
                .mapToInt(line -> line.text().length())
                .max()
                .orElse(0);
        boolean isWrapped = longest <= MAX_WRAPPED && longest >= MIN_WRAPPED;
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Block open = null;
        String before = "";
        for (Block line : lines) {
            String words = isRaw ? Lines.normalize(line.text()) : line.text();
            boolean goesOn = open != null
                    && open.isKept()
                    && line.isKept()
                    && !words.isEmpty()
                    && !before.isBlank()
                    && (flowed ? before.endsWith(" ") : isWrapped && wraps(before, words, longest));
            if (goesOn) {
                text.append(' ').append(words);
            } else if (!words.isEmpty() && !words.equals("--")) {
                if (open != null) {
                    blocks.add(open.withText(text.toString()));
                }
                open = line;
                text.setLength(0);
                text.append(words);
            }
            before = line.text();
        }
        if (open != null) {
            blocks.add(open.withText(text.toString()));
        }
        return blocks;
    }

    /** A line was broken by a program if the first word of the next one had no room in it. */
    private static boolean wraps(String before, String next, int longest) {
        int space = next.indexOf(' ');
        int word = space < 0 ? next.length() : space;
        return before.length() >= MIN_WRAPPED - 15
                && before.stripTrailing().length() + 1 + word > Math.min(longest, 72)
                && !Lines.startsItem(next)
                && !before.startsWith("  ");
    }
}
