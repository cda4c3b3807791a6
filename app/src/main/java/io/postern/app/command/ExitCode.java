package io.postern.app.command;

/**
 * How a command ended, as scripts see it. Numbers from 64 to 78 are those of BSD's {@code sysexits.h}, 124 to 127 those of
 * {@code timeout(1)} and of shells; a number never changes its meaning.
 */
public enum ExitCode {
    OK(0),
    /** The command did its work, and what it found out is bad news. */
    BAD_NEWS(1),
    USAGE(2),
    INPUT_INVALID(65),
    INPUT_MISSING(66),
    UNREACHABLE(69),
    INTERNAL(70),
    NOT_WRITTEN(73),
    TRY_LATER(75),
    ANSWER_UNREADABLE(76),
    DENIED(77),
    CONFIGURATION(78),
    REFUSED(79),
    NOT_FOUND(80),
    TIMED_OUT(124),
    NOT_EXECUTABLE(126),
    COMMAND_NOT_FOUND(127);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** As the process ends with it. */
    public int number() {
        return number;
    }
}
