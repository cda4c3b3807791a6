package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import io.postern.metering.port.MeterSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MeterSink} over HTTP promises, also when its other side misbehaves. */
public interface MeterSinkContract {

    /** The sink under test; its requests end after two seconds, and its rounds after three. */
    MeterSink sink();

    /** The other side. */
    SinkStandIn standIn();

    /** What it knows us by. */
    String key();

    /** One that shows another key to the same other side. */
    MeterSink stranger();

    @AfterEach
    default void mendIt() {
        standIn().behave();
    }

    @Test
    default void aSinkHasANameThatCanBeAKey() {
        assertThat(sink().name()).matches("[a-z0-9-]+");
    }

    @Test
    default void nothingIsToldOfNothing() {
        int before = standIn().requests();

        assertThat(sink().tell(List.of())).isEmpty();

        assertThat(standIn().requests()).isEqualTo(before);
    }

    @Test
    default void eachEventIsToldOnce() {
        int before = standIn().taken().size();

        assertThat(sink().tell(SinkEvents.events(250))).hasSize(250).allMatch(Telling.Told.class::isInstance);

        assertThat(standIn().taken()).hasSize(before + 250);
    }

    @Test
    default void whatTheLogLeftOutIsLeftOut() {
        assertThat(sink().tell(List.of(SinkEvents.bare("bare")))).containsExactly(new Telling.Told());
    }

    @Test
    default void oneBadEventIsRefusedAloneInItsPlace() {
        int before = standIn().taken().size();
        List<MeterEvent> events = new ArrayList<>(SinkEvents.events(20));
        events.set(13, poisoned());

        List<Telling> tellings = sink().tell(events);

        assertThat(tellings).hasSize(20);
        assertThat(tellings.get(13)).isInstanceOfSatisfying(Telling.Refused.class, refused -> assertThat(refused.why())
                .startsWith("400")
                .contains("poison"));
        assertThat(tellings).filteredOn(Telling.Told.class::isInstance).hasSize(19);
        assertThat(standIn().taken()).hasSize(before + 19);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 402, 403, 404, 408, 429, 500, 502, 503, 504})
    default void whatIsNotAboutTheEventIsForLater(int status) {
        standIn().misbehave(new SinkStandIn.Answers(status));

        assertThat(sink().tell(SinkEvents.events(3))).hasSize(3).allSatisfy(telling -> assertThat(telling)
                .isInstanceOfSatisfying(
                        Telling.Later.class, later -> assertThat(later.why()).startsWith(Integer.toString(status))));
    }

    @Test
    default void howLongItWantsToBeLeftAloneIsHeard() {
        standIn().misbehave(new SinkStandIn.Answers(429, Map.of("retry-after", "17"), "slow down"));

        assertThat(sink().tell(SinkEvents.events(1)))
                .containsExactly(new Telling.Later("429 slow down", Duration.ofSeconds(17)));
    }

    @Test
    default void aWrongKeyIsForLaterAndDoesNotAskForEach() {
        int before = standIn().requests();

        assertThat(stranger().tell(SinkEvents.events(200))).hasSize(200).allSatisfy(telling -> assertThat(telling)
                .isInstanceOfSatisfying(
                        Telling.Later.class, later -> assertThat(later.why()).startsWith("401")));

        assertThat(standIn().requests() - before).isLessThan(50);
    }

    @Test
    default void aKeyThatTheSinkRepeatsIsNotShown() {
        standIn().misbehave(new SinkStandIn.Answers(401, Map.of(), "not " + key() + "\r\nat all"));

        assertThat(sink().tell(SinkEvents.events(1)))
                .containsExactly(new Telling.Later("401 not *** at all", Duration.ZERO));
    }

    @Test
    default void anAnswerWithoutAnEndIsCutShort() {
        standIn().misbehave(new SinkStandIn.Answers(500, Map.of(), "x".repeat(1 << 20)));

        assertThat(sink().tell(SinkEvents.events(1)))
                .first()
                .isInstanceOfSatisfying(
                        Telling.Later.class, later -> assertThat(later.why()).hasSizeLessThan(600));
    }

    private static MeterEvent poisoned() {
        MeterEvent good = SinkEvents.event();
        return new MeterEvent(
                good.id(),
                good.at(),
                good.application(),
                good.method(),
                good.route(),
                SinkStandIn.POISON,
                good.status(),
                good.remoteHost(),
                good.latencyMillis(),
                good.backendLatencyMillis(),
                good.responseBytes(),
                good.labels());
    }
}
