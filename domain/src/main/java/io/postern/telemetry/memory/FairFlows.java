package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What waits, in a flow for each client. Flows take turns by weight, however much is in them: start-time fair queueing
 * (Goyal, Vin and Cheng, 1996). Time here is what a flow of weight 1 was given, in records: who was given more is due
 * later, also when nothing of it was left in between. Not for several threads at once.
 */
final class FairFlows<T> {

    /**
     * Clients of which nothing waits and that are due later than others; beyond, the one that left first owes no more.
     */
    private static final int DEBTS_MAX = 10_000;

    private static final class Flow<T> {

        private final ClientId client;
        private final Deque<T> waiting = new ArrayDeque<>();
        private int weight;
        private double due;
        private long turn;

        Flow(ClientId client, double due) {
            this.client = client;
            this.due = due;
        }
    }

    private final Map<ClientId, Flow<T>> flows = new HashMap<>();
    private final PriorityQueue<Flow<T>> byDue = new PriorityQueue<>(
            Comparator.<Flow<T>>comparingDouble(flow -> flow.due).thenComparingLong(flow -> flow.turn));
    private final LinkedHashMap<ClientId, Double> debts = new LinkedHashMap<>();
    private double now;
    private long turns;

    boolean isEmpty() {
        return byDue.isEmpty();
    }

    void addLast(ClientId client, int weight, T item) {
        flowOf(client, weight).waiting.addLast(item);
    }

    void addFirst(ClientId client, int weight, T item) {
        flowOf(client, weight).waiting.addFirst(item);
    }

    /** The item whose turn it is; there must be one. */
    T next() {
        return byDue.element().waiting.element();
    }

    /** Takes the item away that is next. */
    void remove(int records) {
        Flow<T> flow = byDue.remove();
        flow.waiting.remove();
        now = flow.due;
        flow.due += (double) records / flow.weight;
        // Who is alone takes nothing from anybody, and owes nothing to who comes later.
        if (byDue.isEmpty()) now = flow.due;
        if (!flow.waiting.isEmpty()) {
            await(flow);
            return;
        }
        flows.remove(flow.client);
        remember(flow);
    }

    private void remember(Flow<T> flow) {
        if (flow.due <= now) return;
        debts.putLast(flow.client, flow.due);
        while (debts.size() > DEBTS_MAX || debts.firstEntry().getValue() <= now) debts.pollFirstEntry();
    }

    private Flow<T> flowOf(ClientId client, int weight) {
        Flow<T> flow = flows.get(client);
        if (flow == null) {
            Double due = debts.remove(client);
            flow = new Flow<>(client, due == null ? now : Math.max(now, due));
            flows.put(client, flow);
            await(flow);
        }
        flow.weight = weight; // of the newest: a policy may have changed
        return flow;
    }

    private void await(Flow<T> flow) {
        flow.turn = turns++;
        byDue.add(flow);
    }
}
