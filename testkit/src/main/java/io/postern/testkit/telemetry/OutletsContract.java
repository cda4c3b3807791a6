package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import io.postern.testkit.AtOnce;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Outlets} promise. */
public interface OutletsContract {

    DestinationName SHOP = new DestinationName("shop");
    DestinationName BANK = new DestinationName("bank");

    /** The outlets under test; the same ones throughout a test. */
    Outlets outlets();

    /** Registers a destination, or replaces the one of that name; known on return. */
    void register(DestinationName name, Target target);

    /** Removes a destination; known on return. */
    void remove(DestinationName name);

    /** The time as local stores see it. */
    Instant now();

    @Test
    default void whatIsNotRegisteredIsClosedAndSaysSo() {
        assertThat(outlets().find(SHOP)).isEqualTo(new Outlet.Closed("there is no destination shop"));
    }

    @Test
    default void whatIsSentToAnOutletIsReadBackFromIt() {
        register(SHOP, new Target.LocalStore());

        send(SHOP, "orders");

        assertThat(names(SHOP)).containsExactly("orders");
    }

    @Test
    default void twoLocalStoresHaveNothingInCommon() {
        register(SHOP, new Target.LocalStore());
        register(BANK, new Target.LocalStore());

        send(SHOP, "orders");

        assertThat(names(BANK)).isEmpty();
        assertThat(open(SHOP).budget()).isNotEqualTo(open(BANK).budget());
    }

    @Test
    default void whatIsRegisteredAgainAsItWasStaysAsItIs() {
        register(SHOP, new Target.LocalStore());
        send(SHOP, "orders");

        register(SHOP, new Target.LocalStore());

        assertThat(names(SHOP)).containsExactly("orders");
    }

    @Test
    default void whatIsRemovedIsClosedAndBeginsAnewWhenItComesBack() {
        register(SHOP, new Target.LocalStore());
        send(SHOP, "orders");

        remove(SHOP);
        assertThat(outlets().find(SHOP)).isInstanceOf(Outlet.Closed.class);

        register(SHOP, new Target.LocalStore());
        assertThat(names(SHOP)).isEmpty();
    }

    @Test
    default void allWhoAskAtOnceGetTheSame() {
        register(SHOP, new Target.LocalStore());

        assertThat(new HashSet<>(AtOnce.run(20, () -> open(SHOP).metrics()))).hasSize(1);
    }

    private void send(DestinationName name, String metric) {
        MetricBatch batch = new MetricBatch("Shop", List.of(Samples.datum(metric, now(), Samples.single(1))));
        assertThat(open(name).metrics().put(batch)).isInstanceOf(Delivery.Delivered.class);
    }

    private List<String> names(DestinationName name) {
        return open(name).readers().metrics().list(new MetricFilter("Shop", "", List.of(), "")).metrics().stream()
                .map(one -> one.metricName())
                .toList();
    }

    private Outlet.Open open(DestinationName name) {
        if (outlets().find(name) instanceof Outlet.Open open) return open;
        throw new AssertionError(outlets().find(name) + " (expected: open)");
    }
}
