package dev.sluice.plugins.linking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/** Turns the packed source of the starter base into the base that ships; called by the build of this module. */
final class StarterBase {
    private static final KbOptions OPTIONS = new KbOptions(
            List.of("en"),
            List.of(),
            List.of(),
            0,
            256 * KbOptions.MEGABYTE,
            Map.of(
                    "name",
                    KnowledgeBases.STARTER,
                    "sources",
                    "Wikidata by way of every-politician-scrapers and others, Natural Earth, Party Facts, REIGN, KGTK,"
                            + " name-suggestion-index, OpenSanctions, congress-legislators, own knowledge; see NOTICE",
                    "licences",
                    "CC0-1.0, public domain, MIT, BSD-3-Clause; see NOTICE"));

    private StarterBase() {}

    /** Builds; arguments: the packed source, the directory to write anew. */
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        if (Files.exists(target)) {
            Files.walkFileTree(target, new Remover());
        }
        Files.createDirectories(target);
        try (MMapDirectory directory = new MMapDirectory(target, NoLockFactory.INSTANCE)) {
            Words words = Words.load();
            KbBuilder builder = new KbBuilder(directory, OPTIONS, words);
            new KbReading(directory, builder, OPTIONS, words, name -> source, InputStream.nullInputStream(), "")
                    .read(List.of(source.toString()), KbProgress.SILENT);
            builder.build(KbProgress.SILENT);
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
