package dev.sluice.cli;

/** The exit codes of the command line, after sysexits.h where it has one. */
enum ExitCode {
    OK(0, "everything went well"),
    FAILURES(1, "finished, but some documents failed, or a measure is lower than asked for"),
    USAGE(64, "the command line is wrong"),
    BAD_DATA(65, "an input is not what it should be"),
    NO_INPUT(66, "an input does not exist or holds nothing"),
    PLUGIN(69, "a plugin is missing or cannot be used"),
    INTERNAL(70, "an error inside Sluice"),
    OUTPUT(74, "results cannot be written"),
    LOCKED(75, "another run uses the output directory"),
    CONFIGURATION(78, "the pipeline is wrong"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
