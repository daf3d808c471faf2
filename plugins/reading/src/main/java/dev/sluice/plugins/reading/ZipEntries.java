package dev.sluice.plugins.reading;

import dev.sluice.api.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files in a ZIP archive, in the order of its directory. Used by one thread. */
final class ZipEntries implements Entries {
    /** The bytes of a local file header without its name. */
    private static final int LOCAL_HEADER = 30;

    private final String name;
    private final Budget budget;
    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private final EntryNames names = new EntryNames();

    ZipEntries(String name, SeekableByteChannel channel, Budget budget) throws IOException {
        this.name = name;
        this.budget = budget;
        this.zip = open(name, channel);
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        try {
            refuseOverlaps(name, all);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
        this.entries = all.iterator();
    }

    @Override
    public @Nullable Entry next() {
        while (entries.hasNext()) {
            ZipArchiveEntry entry = entries.next();
            boolean isUtf8 = entry.getGeneralPurposeBit().usesUTF8ForNames()
                    || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
            String path = names.unique(isUtf8 ? entry.getName() : EntryNames.decode(entry.getRawName()));
            if (!entry.isDirectory() && !entry.isUnixSymlink() && !EntryNames.isHidden(path)) {
                return new Entry(path, () -> open(entry, name + "#" + path));
            }
        }
        return null;
    }

    /** Returns whether this is a document whose format is built on ZIP, such as those of word processors. */
    boolean isDocument() {
        return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InputStream open(ZipArchiveEntry entry, String id) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new UnreadableException(
                    StepException.Kind.ENCRYPTED, id + " is encrypted; unpack the archive with its password first");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new UnreadableException(
                    StepException.Kind.UNSUPPORTED,
                    id + " is packed by method " + entry.getMethod() + ", which is not known here; unpack it first");
        }
        Budget single = Budget.ofSingle(id, budget, entry::getCompressedSize);
        try {
            return new EntryStream(new MeteredStream(zip.getInputStream(entry), single), entry, id);
        } catch (IOException | RuntimeException e) {
            throw broken(id, entry, e);
        }
    }

    private static UnreadableException broken(String id, ZipArchiveEntry entry, Exception e) {
        return UnreadableException.broken(id + " is broken (packed by method " + entry.getMethod() + "): "
                + e.getMessage() + "; fetch the archive again");
    }

    private static ZipFile open(String name, SeekableByteChannel channel) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .setUseUnicodeExtraFields(true)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw UnreadableException.broken(name + " is not a whole ZIP archive: " + e.getMessage());
        }
    }

    /** Entries that share their bytes multiply: a few megabytes become terabytes at no more than an honest ratio. */
    private static void refuseOverlaps(String name, List<ZipArchiveEntry> all) throws UnreadableException {
        List<ZipArchiveEntry> byPlace = new ArrayList<>(all);
        byPlace.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (ZipArchiveEntry entry : byPlace) {
            if (entry.getLocalHeaderOffset() < end) {
                throw UnreadableException.limit(
                        name
                                + " has entries that share their bytes, as archives have that are made to do harm; unpack it yourself if it is honest");
            }
            long packed = Math.max(0, entry.getCompressedSize());
            end = entry.getLocalHeaderOffset() + LOCAL_HEADER + entry.getRawName().length + packed;
        }
    }

    /** Makes whatever goes wrong within an entry a failure of that entry alone. */
    private static final class EntryStream extends InputStream {
        private final InputStream in;
        private final ZipArchiveEntry entry;
        private final String id;
        private final CRC32 checksum = new CRC32();

        EntryStream(InputStream in, ZipArchiveEntry entry, String id) {
            this.in = in;
            this.entry = entry;
            this.id = id;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int n = in.read(buffer, offset, length);
                if (n < 0) {
                    requireWhole();
                } else {
                    checksum.update(buffer, offset, n);
                }
                return n;
            } catch (UnreadableException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw broken(id, entry, e);
            }
        }

        private void requireWhole() throws IOException {
            if (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
                throw new IOException("its checksum is wrong");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
