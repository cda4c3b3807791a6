package io.postern.app;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.postern.metering.model.LogFormats;
import io.postern.metering.model.LogPull;
import java.time.Duration;

/**
 * A log group whose access logs are fetched.
 *
 * @param name what the pull is called: small letters, digits and hyphens
 * @param logGroup the log group, where {@code postern.telemetry.destination} has it
 * @param format how its lines are written; empty: {@code postern.metering.format}
 * @param every from the beginning of a turn to that of the next
 * @param overlap how far before its checkpoint a turn begins; the first one begins twice as far before now
 * @param pagesMax most pages of one turn
 */
@EachProperty("postern.metering.pull")
record PullConfig(
        @Parameter String name,
        @Bindable(defaultValue = "") String logGroup,
        @Bindable(defaultValue = "") String format,
        @Bindable(defaultValue = "1m") Duration every,
        @Bindable(defaultValue = "5m") Duration overlap,
        @Bindable(defaultValue = "50") int pagesMax) {

    PullConfig {
        Bounds.positive("postern.metering.pull." + name + ".every", every);
    }

    LogPull pull(LogFormats formats) {
        try {
            return new LogPull(
                    name,
                    logGroup,
                    formats.find(format).orElseThrow(() -> new IllegalArgumentException(formats.unknown(format))),
                    overlap,
                    pagesMax);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("postern.metering.pull." + name + ": " + wrong.getMessage());
        }
    }
}
