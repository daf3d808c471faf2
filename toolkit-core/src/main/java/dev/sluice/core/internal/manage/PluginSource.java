package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a plugin to install comes from. Immutable. */
public abstract class PluginSource {
    private final String name;

    PluginSource(String name) {
        this.name = name;
    }

    /**
     * Returns a zip, a folder, or an address that begins with {@code https://} or {@code http://}.
     *
     * @param sha512 the SHA-512 that the zip must have, in hexadecimal; empty if any will do
     */
    public static PluginSource of(String source, Optional<String> sha512) {
        return new PluginSource(source) {
            @Override
            Fetched fetch(Path work, PackageLimits limits) throws ArchiveException, InterruptedException {
                Optional<URI> address = Download.address(source);
                if (address.isPresent()) {
                    Path file = work.resolve(Fetched.PACKAGE);
                    Download.to(file, address.get(), limits.bytes());
                    URI signature = Download.beside(address.get(), PluginSignature.SUFFIX);
                    return new Fetched(
                            file,
                            sha512,
                            Optional.empty(),
                            Optional.empty(),
                            to -> Download.ifThere(to, signature, PluginSignature.LIMIT));
                }
                Path path = Path.of(source);
                if (Files.isDirectory(path)) {
                    return new Fetched(path, sha512, Optional.empty(), Optional.empty(), Files::exists);
                }
                if (!Files.isRegularFile(path)) {
                    throw new InputException(
                            "there is no file or folder " + source + " to install; --index installs by the id of a"
                                    + " plugin, --repository by the coordinates of Maven",
                            null);
                }
                // What is checked is what is unpacked, whatever becomes of the file meanwhile.
                Path file = work.resolve(Fetched.PACKAGE);
                Path signature = PluginSignature.file(path);
                copy(path, file, limits.bytes());
                return new Fetched(
                        file,
                        sha512,
                        Optional.empty(),
                        Optional.empty(),
                        to -> Files.isRegularFile(signature) && copy(signature, to, PluginSignature.LIMIT));
            }
        };
    }

    private static boolean copy(Path from, Path to, long limit) throws ArchiveException {
        try (InputStream in = Files.newInputStream(from)) {
            Download.copy(in, to, limit, from);
            return true;
        } catch (IOException e) {
            throw new InputException(from + " cannot be read: " + e, e);
        }
    }

    /**
     * Returns the same package, which must be signed with one of the keys in a file; that is seen to before anything of it is
     * unpacked. The signature lies beside the package, under its name with {@code .sig} behind.
     *
     * @param keys public keys as {@link PluginSignature} takes them
     */
    public PluginSource signedBy(Path keys) {
        PluginSource unsigned = this;
        return new PluginSource(name) {
            @Override
            Fetched fetch(Path work, PackageLimits limits) throws ArchiveException, IOException, InterruptedException {
                Fetched fetched = unsigned.fetch(work, limits);
                if (Files.isDirectory(fetched.path())) {
                    throw new ArchiveException(
                            "not-signed",
                            fetched.path() + " is a folder, which nobody can sign",
                            "install the zip that its author signed");
                }
                if (!fetched.signature().take(PluginSignature.file(fetched.path()))) {
                    throw new ArchiveException(
                            "not-signed",
                            "there is no signature beside " + name + " (" + PluginSignature.SUFFIX + ")",
                            "ask its author for it");
                }
                PluginSignature.verify(fetched.path(), name, keys);
                return fetched;
            }

            @Override
            Optional<PluginSource> dependency(String id, String range) {
                return unsigned.dependency(id, range).map(source -> source.signedBy(keys));
            }
        };
    }

    /**
     * Returns a plugin of an index: the newest version in a range that works with this host.
     *
     * @param wanted the id of the plugin, or the id, {@code @} and a range of versions
     * @param index a file or an address, as {@link PluginIndex} describes it
     */
    public static PluginSource ofIndex(String wanted, String index) {
        return new IndexSource(wanted, index);
    }

    /**
     * Returns a plugin of a repository in the layout of Maven.
     *
     * @param coordinates {@code group:artifact:version}
     * @param repository a folder or an address
     * @param sha512 the SHA-512 that the zip must have; empty if the checksum beside it will do
     * @throws IllegalArgumentException if these are no coordinates; the message says what would be
     */
    public static PluginSource ofMaven(String coordinates, String repository, Optional<String> sha512) {
        return new MavenSource(coordinates, repository, sha512);
    }

    /**
     * Makes the package a file or a folder of this machine.
     *
     * @param work a private folder, for what is fetched
     * @throws InputException if it cannot be fetched
     * @throws ArchiveException if what was fetched is damaged or made to do harm
     * @throws InterruptedException if the user asked to end
     */
    abstract Fetched fetch(Path work, PackageLimits limits) throws ArchiveException, IOException, InterruptedException;

    /** Returns where a plugin comes from that this one needs; empty if that is not known. */
    Optional<PluginSource> dependency(String id, String range) {
        return Optional.empty();
    }

    /** Returns what the user asked for. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * A package, and what it must be.
     *
     * @param path the zip or folder
     * @param sha512 the SHA-512 of the zip; empty if it is not known
     * @param id the id of the plugin; empty if any will do
     * @param version the version of the plugin; empty if any will do
     * @param signature gets the signature that lies beside it
     */
    record Fetched(
            Path path,
            Optional<String> sha512,
            Optional<String> id,
            Optional<String> version,
            SignatureSource signature) {
        static final String PACKAGE = "package.zip";

        /**
         * Otherwise an index could put a plugin in the place of any other, and a repository one version in that of another; of
         * coordinates the id is not known.
         */
        void require(PluginInfo plugin) throws ArchiveException {
            if (!plugin.id().equals(id.orElse(plugin.id()))
                    || !plugin.version().equals(version.orElse(plugin.version()))) {
                throw new ArchiveException(
                        "other-plugin",
                        "the package holds " + plugin.id() + " " + plugin.version() + ", and not "
                                + id.map(wanted -> wanted + " ").orElse("version ")
                                + version.orElse(""),
                        "tell who publishes it; the index or the coordinates and the package do not belong together");
            }
        }
    }

    /** Where the signature of a package comes from. */
    @FunctionalInterface
    interface SignatureSource {
        /** Puts the signature into a file, unless it is there; returns whether there is one. */
        boolean take(Path target) throws ArchiveException, InterruptedException;
    }
}
