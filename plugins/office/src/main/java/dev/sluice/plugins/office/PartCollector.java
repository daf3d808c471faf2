package dev.sluice.plugins.office;

import dev.sluice.api.Input;
import dev.sluice.api.Problem;
import dev.sluice.api.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;

/** Takes in what is attached to a document or embedded in it, up to limits. Used by one thread. */
final class PartCollector implements EmbeddedDocumentExtractor {
    /** The host opens no more parts than this, so that keeping more is of no use. */
    private static final int MAX_PARTS = 10_000;

    /** The host takes no more bytes than this from one input, so that keeping more is of no use. */
    private static final long MAX_BYTES = 500_000_000;

    private static final int MAX_NAMES = 100;

    /** What programs put into a document beside its content. */
    private static final Set<String> NOT_CONTENT =
            Set.of("THUMBNAIL", "MACRO", "METADATA", "FONT", "RENDERING", "VERSION", "INLINE");

    /** The names programs give to embedded objects, which tell nothing. */
    private static final Pattern OBJECT_NAME = Pattern.compile(
            "(?i)(?:.*/)?(?:ole ?object ?\\d*(?:\\.bin)?|mbd[0-9a-f]+|_\\d+(?:\\.\\w+)?|package|unnamed|\\d+)");

    /** A message that a mailbox format holds without bytes of its own. */
    interface Opened {
        /**
         * Reads it while it is open.
         *
         * @param name its name within the mailbox, unique there
         */
        void read(String name, TikaInputStream in, Metadata metadata);
    }

    private final TikaParsers tika;
    private final boolean keepsBytes;
    private final @Nullable Opened opened;
    private final List<Input> parts = new ArrayList<>();
    private final List<String> notOpened = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long bytes;
    private int left;

    /**
     * Makes a collector.
     *
     * @param keepsBytes whether attachments are wanted
     * @param opened what reads messages that have no bytes of their own; null if there are none
     */
    PartCollector(TikaParsers tika, boolean keepsBytes, @Nullable Opened opened) {
        this.tika = tika;
        this.keepsBytes = keepsBytes;
        this.opened = opened;
    }

    List<Input> parts() {
        return parts;
    }

    /** Returns the names of what was found and is not read: pictures, sound, objects of unknown programs. */
    List<String> notOpened() {
        return notOpened;
    }

    List<Problem> problems() {
        if (left > 0) {
            problems.add(new Problem(
                    "office.parts-limit",
                    left + " embedded files were left out, since there are more than " + MAX_PARTS
                            + " or they hold more" + " than " + MAX_BYTES + " bytes"));
            left = 0;
        }
        return problems;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
        String name = name(metadata);
        Object container = stream instanceof TikaInputStream tikaStream ? tikaStream.getOpenContainer() : null;
        boolean isMessage = container != null && container.getClass().getName().startsWith("com.pff.");
        if (isMessage && opened != null) {
            String subject = String.valueOf(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
            String file = fileName(subject.replaceAll("[/\\\\]", "-"));
            String folder = metadata.get("pst:folderPath");
            String path = folder == null || folder.isBlank() ? file : folder.replaceFirst("^/+", "") + "/" + file;
            opened.read(unique(path), (TikaInputStream) stream, metadata);
            return;
        }
        String role = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        if (role != null && NOT_CONTENT.contains(role)) {
            return;
        }
        if (!keepsBytes) {
            note(name);
            return;
        }
        try {
            add(name, stream, container);
        } catch (IOException | RuntimeException e) {
            problems.add(new Problem(
                    "office.part-unreadable",
                    "the embedded file '" + name + "' cannot be taken out: " + TikaParsers.root(e)));
        }
    }

    private void add(String name, InputStream stream, @Nullable Object container) throws IOException {
        if (parts.size() >= MAX_PARTS || bytes >= MAX_BYTES) {
            left++;
            return;
        }
        byte[] content = container instanceof DirectoryEntry directory
                ? serialize(directory)
                : stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MAX_BYTES - bytes + 1));
        if (content.length > MAX_BYTES - bytes) {
            bytes = MAX_BYTES;
            left++;
            return;
        }
        bytes += content.length;
        String type = type(name, content);
        boolean isNamed = !OBJECT_NAME.matcher(name).matches();
        boolean isUnknown = type.equals("application/octet-stream") || type.startsWith("application/x-tika-msoffice");
        if (TikaParsers.isMedia(type) || type.equals("text/css") || (isUnknown && !isNamed)) {
            note(name);
        } else if (content.length > 0) {
            parts.add(Input.part(unique(name), type, content));
        }
    }

    private String type(String name, byte[] content) {
        try {
            return tika.detect(content, name).split(";", 2)[0];
        } catch (StepException e) {
            return "application/octet-stream";
        }
    }

    private static byte[] serialize(DirectoryEntry directory) throws IOException {
        try (POIFSFileSystem copy = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            EntryUtils.copyNodes(directory, copy.getRoot());
            copy.getRoot().setStorageClsid(directory.getStorageClsid());
            copy.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private void note(String name) {
        if (notOpened.size() < MAX_NAMES && !notOpened.contains(name)) {
            notOpened.add(name);
        }
    }

    private String unique(String name) {
        String free = name;
        for (int n = 2; !names.add(free); n++) {
            free = name + "~" + n;
        }
        return free;
    }

    private static String name(Metadata metadata) {
        String given = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (given == null || given.isBlank()) {
            given = metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID);
        }
        return given == null ? "unnamed" : fileName(given);
    }

    /** Returns the last part of a path, without what could harm where names are shown. */
    static String fileName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String clean = Lines.normalize(name.replaceAll("\\p{Cntrl}", " "));
        String shortened = clean.length() > 200 ? clean.substring(0, 200) : clean;
        return shortened.isEmpty() || shortened.toLowerCase(Locale.ROOT).equals("..") ? "unnamed" : shortened;
    }
}
