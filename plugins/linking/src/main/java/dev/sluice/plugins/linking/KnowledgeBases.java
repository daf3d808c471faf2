package dev.sluice.plugins.linking;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/** Opens knowledge bases by the names that users give them. */
final class KnowledgeBases {
    /** The name of the base that ships with the plugin. */
    static final String STARTER = "starter";

    private KnowledgeBases() {}

    /**
     * Opens bases as one; the first one that knows a name decides.
     *
     * @param names each {@value #STARTER}, a directory that was built, or a table or JSON lines of a user
     * @param directory where the plugin is installed
     */
    static KnowledgeBase open(List<String> names, PathResolver files, Path directory, Words words) {
        List<KnowledgeBase> layers = new ArrayList<>();
        try {
            for (String name : names) {
                layers.add(open(name, files, directory, words));
            }
        } catch (RuntimeException e) {
            layers.forEach(KnowledgeBase::close);
            throw e;
        }
        return layers.size() == 1 ? layers.get(0) : new LayeredKnowledgeBase(layers);
    }

    /** Opens one base. */
    static MappedKnowledgeBase open(String name, PathResolver files, Path directory, Words words) {
        Path path = name.equals(STARTER) ? starter(directory) : files.resolve(name);
        try {
            return Files.isDirectory(path) ? mapped(path, name) : inMemory(path, name, words);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "knowledge base " + path + " does not exist: give '" + STARTER
                            + "', a directory that 'sluice kb build' made, or the path of a table",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("knowledge base " + path + " cannot be read (" + e + ")", e);
        }
    }

    /** Tells which file a name means. */
    interface PathResolver {
        Path resolve(String name);
    }

    /** Opens a directory that was built. */
    static MappedKnowledgeBase mapped(Path path, String name) throws IOException {
        if (!Files.isRegularFile(path.resolve(KbFormat.MANIFEST))) {
            throw new IllegalArgumentException("knowledge base " + path + " has no " + KbFormat.MANIFEST
                    + ": it was not made by 'sluice kb build', or that did not end; build it again");
        }
        try {
            return new MappedKnowledgeBase(new MMapDirectory(path, NoLockFactory.INSTANCE), name);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "knowledge base " + path + " lacks the file "
                            + Path.of(e.getFile()).getFileName() + ": copy or build it again",
                    e);
        }
    }

    /** Builds a user's own entities in memory: they are few, and no file must be kept up to date with their table. */
    private static MappedKnowledgeBase inMemory(Path path, String name, Words words) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        KbBuilder builder = new KbBuilder(directory, KbOptions.OWN, words);
        try (InputStream none = new BufferedInputStream(InputStream.nullInputStream())) {
            new KbReading(directory, builder, KbOptions.OWN, words, n -> path, none, "")
                    .read(List.of(path.toString()), KbProgress.SILENT);
        }
        builder.build(KbProgress.SILENT);
        return new MappedKnowledgeBase(directory, name);
    }

    /** Returns the directory of the base that ships with the plugin: beside its jar, or beside the classes of a build. */
    static Path starter(Path pluginDirectory) {
        Set<Path> candidates = new LinkedHashSet<>();
        candidates.add(pluginDirectory.resolve("kb").resolve(STARTER));
        CodeSource source = KnowledgeBases.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            try {
                Path classes = Path.of(source.getLocation().toURI()).getParent();
                for (Path at = classes; at != null && candidates.size() < 3; at = at.getParent()) {
                    candidates.add(at.resolve("kb").resolve(STARTER));
                }
            } catch (URISyntaxException | IllegalArgumentException e) {
                // Classes that come from no file have nothing beside them.
            }
        }
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate.resolve(KbFormat.MANIFEST))) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "knowledge base '" + STARTER + "' is not in " + candidates + ": install the linking plugin anew");
    }
}
