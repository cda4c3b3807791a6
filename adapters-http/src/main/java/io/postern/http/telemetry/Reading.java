package io.postern.http.telemetry;

import io.postern.telemetry.model.Refusal;
import java.util.List;

/** What became of reading a body's content. */
sealed interface Reading<T> {

    /** It has the right shape. Whether CloudWatch's rules are kept is the domain's to say. */
    record Understood<T>(T value) implements Reading<T> {}

    /** Its shape is wrong in these ways. */
    record Broken<T>(List<Refusal> refusals) implements Reading<T> {}
}
