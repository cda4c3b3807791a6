package io.postern.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.cleanup.model.ExecutionRow;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two runs did with each resource, in ten bytes for one: a hash of what it is called and a number for each action.
 * Among a million resources two have the same 64 bits of SHA-256 once in 37 million comparisons; these would count as one.
 */
final class ComparedResources {

    /** Most resources of both runs, which are 21 MB, and 31 MB while the table grows to that. */
    static final int RESOURCES_MAX = 1_500_000;

    /** Kinds of action; the cleanup knows eight. */
    static final int ACTIONS_MAX = 100;

    static final int NONE = -1;

    private static final int SLOTS_AT_FIRST = 1 << 12;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> actions = new ArrayList<>(List.of(""));
    private final MessageDigest sha256;
    private final BitSet told = new BitSet();
    private long[] hashes = new long[SLOTS_AT_FIRST];
    private byte[] before = new byte[SLOTS_AT_FIRST];
    private byte[] after = new byte[SLOTS_AT_FIRST];
    private int size;

    ComparedResources() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }

    /** Notes what the first run did with the row's resource; says whether there was room. */
    boolean noteBefore(ExecutionRow row) {
        return note(row, true);
    }

    /** Notes what the second run did with it; says whether there was room. */
    boolean noteAfter(ExecutionRow row) {
        return note(row, false);
    }

    /** The slot of the row's resource, once; after that {@link #NONE}. */
    int takeSlot(ExecutionRow row) {
        int slot = find(hash(row));
        if (hashes[slot] == 0 || told.get(slot)) return NONE;
        told.set(slot);
        return slot;
    }

    /** How many slots there are to look at. */
    int slots() {
        return hashes.length;
    }

    /** What the first run did with the resource; empty: it does not name it. */
    String before(int slot) {
        return actions.get(before[slot]);
    }

    /** What the second run did with the resource; empty: it does not name it. */
    String after(int slot) {
        return actions.get(after[slot]);
    }

    /** Whether the first run names the resource. */
    boolean inBefore(int slot) {
        return before[slot] != 0;
    }

    /** Whether the second run names the resource. */
    boolean inAfter(int slot) {
        return after[slot] != 0;
    }

    private boolean note(ExecutionRow row, boolean first) {
        int number = number(row.action());
        long hash = hash(row);
        int slot = slotToFill(hash);
        if (number == NONE || slot == NONE) return false;
        hashes[slot] = hash;
        (first ? before : after)[slot] = (byte) number;
        return true;
    }

    private int number(String action) {
        Integer known = numbers.get(action);
        if (known != null) return known;
        if (numbers.size() == ACTIONS_MAX) return NONE;
        actions.add(action);
        numbers.put(action, actions.size() - 1);
        return actions.size() - 1;
    }

    private int slotToFill(long hash) {
        int slot = find(hash);
        if (hashes[slot] == hash) return slot;
        if (size == RESOURCES_MAX) return NONE;
        size++;
        if (size <= hashes.length / 4 * 3) return slot;
        grow();
        return find(hash);
    }

    /** Where the hash stands, or may stand. */
    private int find(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (hashes[slot] != 0 && hashes[slot] != hash) slot = (slot + 1) & (hashes.length - 1);
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        byte[] oldBefore = before;
        byte[] oldAfter = after;
        hashes = new long[oldHashes.length * 2];
        before = new byte[hashes.length];
        after = new byte[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] == 0) continue;
            int slot = find(oldHashes[i]);
            hashes[slot] = oldHashes[i];
            before[slot] = oldBefore[i];
            after[slot] = oldAfter[i];
        }
    }

    /** Never zero, which stands for none. */
    private long hash(ExecutionRow row) {
        String name = String.join("\0", row.platform(), row.region(), row.service(), row.resource(), row.id());
        long hash = ByteBuffer.wrap(sha256.digest(name.getBytes(UTF_8))).getLong();
        return hash == 0 ? 1 : hash;
    }
}
