package dev.sluice.core.internal.manage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-512 of files, or another digest where that is published, in lower-case hexadecimal. */
final class Checksums {
    private Checksums() {}

    /** Returns the digest of a file. */
    static String of(Path file) throws IOException {
        return of(file, "SHA-512");
    }

    /** Returns the digest of a file by an algorithm that every Java has. */
    static String of(Path file, String algorithm) throws IOException {
        MessageDigest digest = digest(algorithm);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the digests of all files below a folder, by path with slashes; of a link, that of the path it holds. */
    static Map<String, String> ofFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            digests.put(
                    name, Files.isSymbolicLink(file) ? ofText("link to " + Files.readSymbolicLink(file)) : of(file));
        }
        return digests;
    }

    /** Returns one digest for all files of a folder, that changes when a file is added, changed, renamed or removed. */
    static String together(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((name, digest) ->
                        lines.append(digest).append("  ").append(name).append('\n'));
        return ofText(lines.toString());
    }

    private static String ofText(String text) {
        return HexFormat.of().formatHex(digest("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
