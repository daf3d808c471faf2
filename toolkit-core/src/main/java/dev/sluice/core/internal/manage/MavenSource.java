package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plugin that Maven has put into a repository: the zip beside the jar of its project. */
final class MavenSource extends PluginSource {
    private static final Pattern COORDINATES =
            Pattern.compile("([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*):([A-Za-z0-9_][\\w.-]*):([A-Za-z0-9_][\\w.+-]*)");
    private static final long CHECKSUM_BYTES = 4096;

    private final String path;
    private final String version;
    private final Shelf repository;
    private final Optional<String> sha512;

    MavenSource(String coordinates, String repository, Optional<String> sha512) {
        super(coordinates);
        Matcher parts = COORDINATES.matcher(coordinates);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + coordinates
                    + "' are no coordinates of Maven: write group:artifact:version, such as"
                    + " com.example:aircraft-types-plugin:1.0.0");
        }
        this.version = parts.group(3);
        this.path = parts.group(1).replace('.', '/') + "/" + parts.group(2) + "/" + version + "/" + parts.group(2) + "-"
                + version + ".zip";
        this.repository = Shelf.of(repository);
        this.sha512 = sha512;
    }

    @Override
    Fetched fetch(Path work, PackageLimits limits) throws ArchiveException, IOException, InterruptedException {
        Path file = work.resolve(Fetched.PACKAGE);
        if (!repository.take(path, file, limits.bytes())) {
            throw new InputException(
                    "there is no " + repository.where(path)
                            + "; look up group, artifact and version, and that the zip was deployed with the jar",
                    null);
        }
        if (sha512.isEmpty()) {
            compare(file, work.resolve("checksum"));
        }
        return new Fetched(
                file,
                sha512,
                Optional.empty(),
                Optional.of(version),
                to -> repository.take(path + PluginSignature.SUFFIX, to, PluginSignature.LIMIT));
    }

    /** The strongest of the checksums that repositories keep beside a file counts. */
    private void compare(Path file, Path checksum) throws ArchiveException, IOException, InterruptedException {
        for (String algorithm : List.of("SHA-512", "SHA-256", "SHA-1")) {
            String name = path + "." + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
            if (repository.take(name, checksum, CHECKSUM_BYTES)) {
                String published = new String(Files.readAllBytes(checksum), StandardCharsets.UTF_8)
                        .strip()
                        .split("\\s", 2)[0]
                        .toLowerCase(Locale.ROOT);
                String real = Checksums.of(file, algorithm);
                if (!published.equals(real)) {
                    throw new ArchiveException(
                            "checksum",
                            repository.where(path) + " has the " + algorithm + " " + real + ", and " + name
                                    + " says another",
                            "try again later, or tell who keeps the repository");
                }
                return;
            }
        }
        throw new ArchiveException(
                "no-checksum",
                "there is no checksum beside " + repository.where(path) + " (.sha512, .sha256 or .sha1)",
                "give the one that its author published: --sha512 HEX");
    }
}
