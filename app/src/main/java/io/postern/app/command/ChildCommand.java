package io.postern.app.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs within this one and does not outlive it: when its time is over, and when this process is told to
 * end, it ends together with all that it has started. Only what has cut itself loose from it by then, as daemons do, is
 * out of reach.
 */
final class ChildCommand implements AutoCloseable {

    /** How long it may take to end when asked; then it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** EACCES in the words of this JDK and of older ones. */
    private static final Pattern DENIED = Pattern.compile("error[:=] ?13\\b");

    private final List<String> command;
    private final ProcessBuilder builder;
    private final Thread hook = new Thread(this::shutDown, "end of the child");
    private @Nullable Process process;
    private boolean shuttingDown;

    /** @param shown whether its output is seen; else it is discarded */
    ChildCommand(List<String> command, boolean shown) {
        this.command = List.copyOf(command);
        Redirect output = shown ? Redirect.INHERIT : Redirect.DISCARD;
        boolean windows = File.separatorChar == '\\';
        this.builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File(windows ? "NUL" : "/dev/null")))
                .redirectOutput(output)
                .redirectError(output);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Runs it once with a variable of ours in its environment.
     *
     * @return its exit code; empty when it was not done at the deadline, and has been ended
     * @throws CommandFailure when it cannot be started
     */
    OptionalInt run(String variable, String value, Deadline deadline) {
        builder.environment().put(variable, value);
        Process child = start();
        try {
            if (child.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS))
                return OptionalInt.of(child.exitValue());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end(child.toHandle());
        return OptionalInt.empty();
    }

    /** One lock with the hook's: what starts while this process ends would be left behind. */
    private synchronized Process start() {
        if (shuttingDown) throw new CommandFailure(ExitCode.INTERNAL, "told to end before " + command.getFirst());
        try {
            Process child = builder.start();
            process = child;
            return child;
        } catch (IOException failure) {
            boolean denied =
                    DENIED.matcher(String.valueOf(failure.getMessage())).find();
            throw new CommandFailure(
                    denied ? ExitCode.NOT_EXECUTABLE : ExitCode.COMMAND_NOT_FOUND,
                    command.getFirst() + (denied ? ": cannot be executed" : ": no such program"));
        }
    }

    private synchronized void shutDown() {
        shuttingDown = true;
        if (process != null) end(process.toHandle());
    }

    private static void end(ProcessHandle child) {
        // Taken before anything ends: what loses its parent belongs to nobody, and is not found any more.
        Set<ProcessHandle> tree = tree(child);
        tree.forEach(ProcessHandle::destroy);
        Deadline grace = Deadline.after(GRACE);
        boolean patient = true;
        while (patient && tree.stream().anyMatch(ProcessHandle::isAlive)) patient = grace.pause(PAUSE);
        tree.stream().flatMap(one -> tree(one).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    private static Set<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The end has begun, and the hook does its work.
        }
    }
}
