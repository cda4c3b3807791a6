package io.postern.bench;

/** Counts how often some bytes come in a stream, without holding it. No beginning of them may come in their midst. */
final class EntryCounter {

    private final byte[] wanted;
    private int matched;
    private int count;

    EntryCounter(byte[] wanted) {
        this.wanted = wanted.clone();
    }

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != wanted[matched]) matched = bytes[i] == wanted[0] ? 1 : 0;
            else if (++matched == wanted.length) {
                matched = 0;
                count++;
            }
        }
    }

    int count() {
        return count;
    }
}
