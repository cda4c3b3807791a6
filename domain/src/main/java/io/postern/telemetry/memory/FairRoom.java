package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import java.util.HashMap;
import java.util.Map;

/**
 * How much the queue holds, and whose it is. Half of the room is for who comes. Of the rest a client that holds
 * something gets no more than its part of seven eighths of all of it, by weight among those that hold something: the
 * last eighth is for those that come new. Not for several threads at once.
 */
final class FairRoom {

    private static final double SHARED = 7 / 8.0;

    private record Tenant(long submissions, long bytes, int weight) {}

    private final long bytesMax;
    private final Map<ClientId, Tenant> tenants = new HashMap<>();
    private long submissions;
    private long bytes;
    private long weights;

    FairRoom(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    boolean has(ClientId client, int weight, long size) {
        if (bytes + size > bytesMax) return false;
        if (bytes + size <= bytesMax / 2) return true;
        Tenant tenant = tenants.get(client);
        if (tenant == null) return true;
        double part = (double) weight / (weights - tenant.weight + weight);
        return tenant.bytes + size <= bytesMax * SHARED * part;
    }

    void add(ClientId client, int weight, long size) {
        Tenant before = tenants.getOrDefault(client, new Tenant(0, 0, 0));
        tenants.put(client, new Tenant(before.submissions + 1, before.bytes + size, weight));
        submissions++;
        bytes += size;
        weights += weight - before.weight;
    }

    void remove(ClientId client, long size) {
        Tenant left = tenants.computeIfPresent(
                client, (_, before) -> new Tenant(before.submissions - 1, before.bytes - size, before.weight));
        if (left == null)
            throw new IllegalStateException("client: " + client + " (expected: one that holds something)");
        submissions--;
        bytes -= size;
        if (left.submissions > 0) return;
        tenants.remove(client);
        weights -= left.weight;
    }

    /** What the client weighed when it was heard of last; 1 when it holds nothing. */
    int weightOf(ClientId client) {
        Tenant tenant = tenants.get(client);
        return tenant == null ? 1 : tenant.weight;
    }

    long submissions() {
        return submissions;
    }

    long bytes() {
        return bytes;
    }
}
