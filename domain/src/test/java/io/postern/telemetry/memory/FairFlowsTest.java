package io.postern.telemetry.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FairFlowsTest {

    private static final ClientId STEADY = new ClientId("steady");
    private static final ClientId BURSTS = new ClientId("bursts");

    private record Item(ClientId client, int records) {}

    private final FairFlows<Item> flows = new FairFlows<>();

    @Test
    void whoSendsInBurstsGetsNoMoreThanItsPart() {
        add(STEADY, 1, 10, 1000);
        Map<ClientId, Integer> given = new HashMap<>();

        sendInBursts(1, 500, given);

        assertThat(given.get(BURSTS)).isBetween(1500, 2500);
        assertThat(given.get(STEADY)).isBetween(1500, 2500);
    }

    @Test
    void aBurstIsNotHeldAgainstItsSenderForever() {
        add(STEADY, 1, 10, 1000);
        add(BURSTS, 1, 100, 1);
        Map<ClientId, Integer> given = new HashMap<>();
        for (int i = 0; i < 30; i++) take(given);
        assertThat(given).containsEntry(BURSTS, 100);

        add(BURSTS, 1, 1, 1);
        for (int i = 0; i < 2; i++) take(given);

        assertThat(given).containsEntry(BURSTS, 101);
    }

    @Test
    void whoWeighsMoreOwesLess() {
        add(STEADY, 1, 10, 1000);
        Map<ClientId, Integer> given = new HashMap<>();

        sendInBursts(4, 100, given);

        assertThat(given.get(STEADY)).isBetween(1300, 1550);
        assertThat(given.get(BURSTS)).isBetween(5300, 6000);
    }

    @Test
    void whoWasAloneOwesNothing() {
        add(BURSTS, 1, 1000, 3);
        Map<ClientId, Integer> given = new HashMap<>();
        for (int i = 0; i < 3; i++) take(given);

        add(STEADY, 1, 10, 10);
        add(BURSTS, 1, 10, 10);
        for (int i = 0; i < 10; i++) take(given);

        assertThat(given).containsEntry(STEADY, 50).containsEntry(BURSTS, 3050);
    }

    /** Sends the next burst only once nothing of the last one is left. */
    private void sendInBursts(int weight, int records, Map<ClientId, Integer> given) {
        boolean isWaiting = false;
        for (int i = 0; i < 200; i++) {
            if (!isWaiting) add(BURSTS, weight, records, 1);
            isWaiting = !take(given).equals(BURSTS);
        }
    }

    private void add(ClientId client, int weight, int records, int items) {
        for (int i = 0; i < items; i++) flows.addLast(client, weight, new Item(client, records));
    }

    private ClientId take(Map<ClientId, Integer> given) {
        Item next = flows.next();
        flows.remove(next.records);
        given.merge(next.client, next.records, Integer::sum);
        return next.client;
    }
}
