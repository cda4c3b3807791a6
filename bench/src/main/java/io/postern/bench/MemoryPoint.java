package io.postern.bench;

import java.time.Duration;

/**
 * What a server held at one moment of a soak.
 *
 * @param at        since the soak began
 * @param rssBytes  of the machine's memory
 * @param heapBytes of its heap in use, what the collector has not fetched yet included; zero if it does not tell
 */
record MemoryPoint(Duration at, long rssBytes, long heapBytes) {

    double seconds() {
        return at.toNanos() / 1e9;
    }
}
