package dev.sluice.core.internal.manage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Brings the files of a package, a zip or a folder, into an empty folder, and nothing anywhere else. */
final class PackageReader {
    /** A word of a path that means the same file on every system and no other place. */
    private static final Pattern WORD = Pattern.compile("[^\\\\:*?\"<>|\\p{Cntrl}]*[^\\\\:*?\"<>|\\p{Cntrl} .]");

    private static final String DAMAGED = "get the file again: the copy was perhaps interrupted";

    private final PackageLimits.Count count;

    PackageReader(PackageLimits limits) {
        this.count = new PackageLimits.Count(limits);
    }

    /**
     * Brings all files of a package.
     *
     * @param source a zip or a folder
     * @param target an empty folder
     * @throws ArchiveException if it is damaged, leads outside, holds links, names something twice, or is too large
     * @throws IOException if the target cannot be written
     */
    void read(Path source, Path target) throws ArchiveException, IOException {
        if (Files.isDirectory(source)) {
            copy(source, target);
        } else {
            unzip(source, target);
        }
    }

    private void unzip(Path source, Path target) throws ArchiveException, IOException {
        try (ZipFile zip = new ZipFile(source.toFile(), StandardCharsets.UTF_8)) {
            Optional<String> link = ZipLinks.find(source);
            if (link.isPresent()) {
                throw link(link.get());
            }
            Set<String> seen = new HashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                count.entry(entry.getName());
                Path path = path(entry.getName(), target);
                // Two names that differ in case are one file on some systems.
                if (!seen.add(target.relativize(path).toString().toLowerCase(Locale.ROOT))) {
                    throw new ArchiveException(
                            "duplicate-entry",
                            "it holds '" + entry.getName() + "' twice",
                            "do not install it: what is checked could differ from what is used");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    unzip(zip, entry, path);
                }
            }
        } catch (ZipException e) {
            throw new ArchiveException("bad-archive", "it is no whole zip: " + e.getMessage(), DAMAGED);
        }
    }

    private void unzip(ZipFile zip, ZipEntry entry, Path path) throws ArchiveException, IOException {
        // The JDK does not compare the checksum when it reads by the table of contents.
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            write(entry.getName(), in, entry.getCompressedSize(), path);
        } catch (ZipException | EOFException e) {
            throw damaged(entry, String.valueOf(e.getMessage()));
        }
        if (crc.getValue() != entry.getCrc()) {
            throw damaged(entry, "its checksum is another");
        }
    }

    private static ArchiveException damaged(ZipEntry entry, String why) {
        return new ArchiveException("bad-archive", "'" + entry.getName() + "' in it is damaged: " + why, DAMAGED);
    }

    private void write(String name, InputStream in, long packed, Path path) throws ArchiveException, IOException {
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            long unpacked = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                unpacked += n;
                count.bytes(name, n, unpacked, packed);
                out.write(buffer, 0, n);
            }
        }
    }

    private void copy(Path source, Path target) throws ArchiveException, IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.skip(1).sorted().toList();
        }
        for (Path file : files) {
            String name = source.relativize(file).toString().replace('\\', '/');
            count.entry(name);
            Path path = path(name, target);
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path);
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (InputStream in = Files.newInputStream(file)) {
                    write(name, in, Files.size(file), path);
                }
            } else {
                throw link(name);
            }
        }
    }

    private static Path path(String name, Path target) throws ArchiveException {
        for (String word : name.split("/", name.endsWith("/") ? 0 : -1)) {
            if (word.equals("..") || word.equals(".") || !WORD.matcher(word).matches()) {
                throw new ArchiveException(
                        "unsafe-path",
                        "its entry '" + name + "' would not lie in the folder of the plugin on every system",
                        "do not install it; entries are relative paths of plain words with slashes between");
            }
        }
        return target.resolve(name);
    }

    private static ArchiveException link(String name) {
        return new ArchiveException(
                "link",
                "its entry '" + name + "' is a link or another special file",
                "do not install it; a plugin holds files and folders alone");
    }
}
