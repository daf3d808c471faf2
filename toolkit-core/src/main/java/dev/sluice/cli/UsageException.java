package dev.sluice.cli;

/** A command line that must be corrected. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    UsageException(String message) {
        this(message, "help");
    }

    private UsageException(String message, String help) {
        super(message);
        this.help = help;
    }

    /** Returns the same for a command, whose help can tell more. */
    UsageException about(Command command) {
        return new UsageException(String.valueOf(getMessage()), "help " + command.name());
    }

    /** Returns the command that tells more, such as {@code help run}. */
    String help() {
        return help;
    }
}
