package com.example;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Timex;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.nio.file.Path;
import java.util.Map;

/** Runs the shipped pipeline {@code news} from a plain Java program: over a folder, then over one text in memory. */
public final class Embed {
    private Embed() {}

    /** Takes the folder of an unpacked distribution, a folder of pages, and a folder for the results. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 3) {
            System.err.println("usage: Embed SLUICE-HOME PAGES OUTPUT");
            System.exit(64);
        }
        try (Toolkit toolkit = Toolkit.open(Path.of(args[0]));
                Pipeline news = toolkit.pipeline("news")) {
            RunReport report = news.run(RunRequest.of(args[1]).into(Path.of(args[2])));
            System.out.println(report.documents() + " documents, " + report.failed() + " failed");

            Document note = Document.fromRecord(Map.of(
                    "id", "note",
                    "date", "2021-03-30",
                    "text", "The Ever Given ran aground last Tuesday on its way to Rotterdam."));
            print(news.process(note));
        }
    }

    private static void print(Document document) {
        for (Timex timex : document.timexes()) {
            System.out.println(document.surface(timex) + " = " + timex.value());
        }
        for (Link link : document.links()) {
            System.out.println(document.surface(link) + " = " + link.entity());
        }
    }
}
