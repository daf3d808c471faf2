package dev.sluice.plugins.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The files in a TAR archive, in their order. Used by one thread. */
final class TarEntries implements Entries {
    private final String name;
    private final FencedStream fence;
    private final TarArchiveInputStream tar;
    private final EntryNames names = new EntryNames();

    TarEntries(String name, InputStream in) {
        this.name = name;
        this.fence = new FencedStream(in);
        this.tar = new TarArchiveInputStream(fence, StandardCharsets.ISO_8859_1.name());
    }

    @Override
    public @Nullable Entry next() throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!entry.isCheckSumOK()) {
                throw UnreadableException.broken(
                        name + " is not a whole TAR archive: the checksum of a header is wrong");
            }
            fence.allow(entry.getSize());
            String path = names.unique(decode(entry.getName()));
            if (hasContent(entry) && !EntryNames.isHidden(path)) {
                return new Entry(path, () -> new UnclosableStream(tar));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** A link says where the content stands, under its own name. */
    private static boolean hasContent(TarArchiveEntry entry) {
        boolean isLink = entry.isSymbolicLink() || entry.isLink();
        boolean isDevice = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
        return entry.isFile() && !isLink && !isDevice;
    }

    /** Names come as bytes; only those of the newer kind of header are text already. */
    private static String decode(String found) {
        boolean areBytes = found.chars().allMatch(c -> c <= 0xff);
        return areBytes ? EntryNames.decode(found.getBytes(StandardCharsets.ISO_8859_1)) : found;
    }
}
