package io.postern.telemetry.port;

import java.util.function.Supplier;

/**
 * An outlet in the hands of who closes it.
 *
 * @param now the outlet as it is at the moment: its budget becomes known after a while, all else stays
 * @param close ends what it does in the background; calls that are under way end as they would. More than once does no
 *     harm
 */
public record OpenedOutlet(Supplier<Outlet.Open> now, Runnable close) {

    /** One that does nothing in the background and never changes. */
    public static OpenedOutlet of(Outlet.Open outlet) {
        return new OpenedOutlet(() -> outlet, () -> {});
    }
}
