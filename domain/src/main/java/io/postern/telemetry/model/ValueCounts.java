package io.postern.telemetry.model;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Values in order of arrival, each at a place, with its count and its part, and the way back from a value to its place.
 * Arrays and a hash of our own, because a map of boxed doubles cost more than all the rest of merging: whole numbers
 * collide in it.
 */
final class ValueCounts {

    // Drawn anew for each process: nobody can send values that collide. Odd, so that no bit of a value is lost.
    private static final long MULTIPLIER = ThreadLocalRandom.current().nextLong() | 1;

    private double[] values = new double[4];
    private double[] counts = new double[4];
    private int[] parts = new int[4];
    private int size;

    /** Open addressing, at most half full: one more than a place, or zero. */
    private int[] places = new int[8];

    private int known;

    /** How many places are taken: the next one to be. */
    int size() {
        return size;
    }

    double value(int place) {
        return values[place];
    }

    double count(int place) {
        return counts[place];
    }

    int part(int place) {
        return parts[place];
    }

    /** The first place that holds the value, or a negative number. */
    int placeOf(double value) {
        return places[slotOf(value)] - 1;
    }

    /** The first of these places that holds the value, or a negative number. */
    int placeOf(double value, int from, int to) {
        int first = placeOf(value);
        if (first < 0 || first >= to) return -1;
        if (first >= from) return first;
        for (int place = from; place < to; place++) {
            if (same(values[place], value)) return place;
        }
        return -1;
    }

    /** Takes the next place for the value, which was counted not once so far. */
    int append(double value, int part) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            parts = Arrays.copyOf(parts, 2 * size);
        }
        values[size] = value;
        parts[size] = part;
        int slot = slotOf(value);
        if (places[slot] == 0) {
            places[slot] = size + 1;
            if (2 * ++known > places.length) grow();
        }
        return size++;
    }

    void count(int place, double times) {
        counts[place] += times;
    }

    private void grow() {
        int[] before = places;
        places = new int[2 * before.length];
        for (int place : before) {
            if (place != 0) places[slotOf(values[place - 1])] = place;
        }
    }

    /** The slot of the value, or the free one where it belongs. */
    private int slotOf(double value) {
        long mixed = Double.doubleToRawLongBits(value) * MULTIPLIER;
        int slot = (int) (mixed >>> (Long.numberOfLeadingZeros(places.length) + 1));
        while (places[slot] != 0 && !same(values[places[slot] - 1], value)) slot = (slot + 1) & (places.length - 1);
        return slot;
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }
}
