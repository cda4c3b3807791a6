package io.postern.http.fuzz;

import io.postern.http.Gate;
import io.postern.http.Machine;
import io.postern.locate.ListTargets;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A machine that says anything, and after that something sensible, which has to be heard unless it was hung up on. */
final class HeardMachine implements AutoCloseable {

    static final String HOSTNAME = "ndt-lga3356-040e9f4b.mlab.autojoin.measurement-lab.org";

    /** Another one, which no text at random names: it comes and goes as a sign. */
    private static final String SIGN = "ndt-lga3356-c0ffee42.mlab.autojoin.measurement-lab.org";

    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);

    private final Gate gate;
    private @Nullable Machine connected;

    HeardMachine(Gate gate) {
        this.gate = gate;
    }

    /**
     * Says that text.
     *
     * @return the code with which it was hung up on; 101 when it was not
     * @throws AssertionError when what it says next is not heard
     */
    int say(String text) {
        Machine machine = machine();
        boolean before = signed();
        try {
            machine.say(text);
            machine.say(Machine.registration(SIGN));
            machine.say("{\"Health\": {\"Score\": %d}}".formatted(before ? 0 : 1));
            machine.say(Machine.registration(HOSTNAME));
        } catch (CompletionException _) {
            // It was hung up on for the text, with a code that is told below.
        }
        Eventually.holds(
                HEARD_WITHIN,
                "what comes next is heard, or nothing any more",
                () -> signed() != before || machine.closedSoFar().isPresent());
        if (machine.closedSoFar().isEmpty()) return 101;
        close();
        return Integer.parseInt(machine.closed().substring(0, 4));
    }

    private Machine machine() {
        Machine machine = connected;
        if (machine == null) {
            machine = Machine.connect(gate, Machine.PATH, "");
            machine.say(Machine.registration(HOSTNAME));
            connected = machine;
        }
        return machine;
    }

    private boolean signed() {
        return gate.bean(ListTargets.class).list("", "").stream()
                .anyMatch(machine -> machine.registration().hostname().text().equals(SIGN));
    }

    @Override
    public void close() {
        Machine machine = connected;
        if (machine != null) machine.close();
        connected = null;
    }
}
