package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.port.DeadLetters;
import java.util.Optional;

/** Shows operators one dead letter. */
public final class ReadDeadLetter {

    private final DeadLetters deadLetters;

    public ReadDeadLetter(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * The letter of that id; empty when none is kept.
     *
     * @throws PortUnavailable when it cannot be read now
     */
    public Optional<KeptLetter> read(DeadLetterId id) {
        return deadLetters.find(id);
    }
}
