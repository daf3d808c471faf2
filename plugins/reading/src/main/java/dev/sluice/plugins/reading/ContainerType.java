package dev.sluice.plugins.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that hold other files. */
enum ContainerType {
    /** A ZIP archive, also of the 64-bit kind. */
    ZIP,
    /** A ZIP archive of web archives. */
    WACZ,
    /** A TAR archive of any age. */
    TAR,
    /** A web archive: WARC, or its ancestor ARC. */
    WARC,
    /** A mailbox of many messages. */
    MBOX,
    /** Something that would have to be unpacked first. */
    FOREIGN;

    private static final Extensions BY_EXTENSION = Extensions.load("containers.tsv");

    private static final int WINDOW = 512;
    private static final Pattern STARTS_LIKE_A_MAILBOX = Pattern.compile("(?s)From \\S+ .*");

    /** Returns the kind that a file name promises; compression is looked through. */
    static Optional<ContainerType> of(String name) {
        return BY_EXTENSION.of(Compression.strip(name)).map(type -> valueOf(type.toUpperCase(Locale.ROOT)));
    }

    /** Returns the kind that bytes begin like. */
    static Optional<ContainerType> of(BufferedInputStream in) throws IOException {
        in.mark(WINDOW);
        String head = new String(in.readNBytes(WINDOW), StandardCharsets.ISO_8859_1);
        in.reset();
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return Optional.of(ZIP);
        }
        if (head.startsWith("WARC/") || head.startsWith("filedesc:")) {
            return Optional.of(WARC);
        }
        if (head.startsWith("ustar", 257)) {
            return Optional.of(TAR);
        }
        return STARTS_LIKE_A_MAILBOX.matcher(head).matches() ? Optional.of(MBOX) : Optional.empty();
    }
}
