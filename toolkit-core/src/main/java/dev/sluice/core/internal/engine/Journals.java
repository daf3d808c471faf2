package dev.sluice.core.internal.engine;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.Version;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journals of the passes of one run, in the state directory of its results. Used by one thread. */
final class Journals {
    private static final String PREFIX = "journal-";

    /** The files of a plugin may be many. */
    private static final int SHOWN = 200;

    private final @Nullable Path directory;
    private final List<String> run;
    private final boolean goesOn;
    private boolean retries;

    /**
     * Prepares the journals of a run whose directory is locked.
     *
     * @throws ConfigurationException if that was another run, or there is none to retry
     */
    Journals(RunRequest request, List<String> run) throws IOException {
        Path output = request.output();
        this.directory = output == null ? null : OutputFiles.stateDirectory(output);
        this.run = List.copyOf(run);
        List<String> earlier = directory == null ? null : Journal.runOf(file(directory, 0));
        this.goesOn = request.resume() && earlier != null;
        this.retries = request.failed() == RunRequest.Failed.RETRY;
        if (retries && !goesOn) {
            throw new ConfigurationException("there is nothing to retry in " + output
                    + ": no run with failed documents was kept there; run the pipeline without retrying");
        }
        if (directory != null && earlier != null && goesOn) {
            compare(directory, earlier);
        }
    }

    /** Takes away what an earlier run left that this one does not go on with. */
    void begin() throws IOException {
        if (!goesOn) {
            delete();
        }
    }

    /** Returns what a run is known by: all that its results depend on but for the inputs themselves, a line each. */
    static List<String> describe(Chain chain, List<String> inputs) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Sluice " + Version.CURRENT, "the inputs " + inputs));
        for (Step step : chain.all().toList()) {
            lines.add("step '" + step.id() + "' by " + step.info().name() + " of plugin " + step.plugin());
            lines.addAll(step.origin().lines(step.id()));
        }
        return lines;
    }

    private void compare(Path state, List<String> earlier) {
        for (int i = 0; i < Math.max(run.size(), earlier.size()); i++) {
            String before = i < earlier.size() ? earlier.get(i) : "nothing more";
            String now = i < run.size() ? run.get(i) : "nothing more";
            if (!before.equals(now)) {
                throw new ConfigurationException("the run that was interrupted in " + state.getParent()
                        + " cannot be resumed, since it was another one: it had " + shortened(before)
                        + ", and now there is "
                        + shortened(now)
                        + "; undo the change, or begin anew without resuming");
            }
        }
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** Says whether this run goes on with one that was interrupted. */
    boolean goesOn() {
        return goesOn;
    }

    /** Says whether a pass needs a journal: to be resumed, or since a later pass reads what came of it. */
    boolean isNeeded(Chain.Pass pass) {
        boolean isWork = pass.first() == null || !pass.steps().isEmpty();
        return pass.last() != null || (directory != null && isWork);
    }

    /** Opens the journal of a pass. */
    Journal open(int pass) throws IOException {
        if (directory == null) {
            return Journal.temporary();
        }
        Path file = file(directory, pass);
        if (Journal.runOf(file) == null || !goesOn) {
            return Journal.begin(file, run);
        }
        return retries ? Journal.retry(file, run, () -> forgetLater(pass)) : Journal.goOn(file);
    }

    /** Returns what takes in what the corpus step at the end of a pass observes; its file is a neighbour of the journal. */
    Observations observations(int pass, Step last) {
        Path file = directory == null ? null : directory.resolve(PREFIX + pass + "-observed");
        return new Observations(file, last.loader());
    }

    /** The passes behind one saw other documents than they will now. */
    private void forgetLater(int pass) throws IOException {
        retries = false;
        if (directory != null) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
                for (Path file : files) {
                    String number = file.getFileName().toString().substring(PREFIX.length());
                    if (number.matches("[0-9]{1,9}") && Integer.parseInt(number) > pass) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /** Takes all journals away. */
    void delete() throws IOException {
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static Path file(Path directory, int pass) {
        return directory.resolve(PREFIX + pass);
    }
}
