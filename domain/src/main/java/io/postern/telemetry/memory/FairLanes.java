package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What waits, in a lane for each client. Lanes take turns by weight, however much is in them: deficit round robin
 * (Shreedhar and Varghese, 1995). Not for several threads at once.
 */
final class FairLanes<T> {

    /** Records of one turn of a lane of weight 1. */
    private static final int QUANTUM = 10;

    private static final class Lane<T> {

        private final ClientId client;
        private final Deque<T> waiting = new ArrayDeque<>();
        private int weight;
        private long credit;

        Lane(ClientId client, int weight) {
            this.client = client;
            this.weight = weight;
        }

        void beginTurn() {
            credit += (long) QUANTUM * weight;
        }
    }

    private final Map<ClientId, Lane<T>> lanes = new HashMap<>();
    private final Deque<Lane<T>> turns = new ArrayDeque<>();

    boolean isEmpty() {
        return turns.isEmpty();
    }

    void addLast(ClientId client, int weight, T item) {
        laneOf(client, weight).waiting.addLast(item);
    }

    void addFirst(ClientId client, int weight, T item) {
        laneOf(client, weight).waiting.addFirst(item);
    }

    /** The item whose turn it is; there must be one. */
    T next() {
        while (turns.size() > 1 && turns.element().credit <= 0) {
            Lane<T> over = turns.remove();
            over.beginTurn();
            turns.add(over);
        }
        return turns.element().waiting.element();
    }

    /** Takes the item away that is next. */
    void remove(int records) {
        Lane<T> lane = turns.element();
        lane.waiting.remove();
        // Who is alone takes nothing from anybody, and owes nothing to who comes later.
        if (turns.size() > 1) lane.credit -= records;
        if (!lane.waiting.isEmpty()) return;
        turns.remove();
        lanes.remove(lane.client);
    }

    private Lane<T> laneOf(ClientId client, int weight) {
        Lane<T> lane = lanes.get(client);
        if (lane == null) {
            lane = new Lane<>(client, weight);
            lane.beginTurn();
            lanes.put(client, lane);
            turns.add(lane);
        }
        lane.weight = weight; // of the newest: a policy may have changed
        return lane;
    }
}
