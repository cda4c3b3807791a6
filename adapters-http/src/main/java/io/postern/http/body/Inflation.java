package io.postern.http.body;

import io.postern.http.problem.Rejection;

/** What became of gzip. */
public sealed interface Inflation {

    /** It is whole. */
    final class Inflated implements Inflation {

        private final byte[] bytes;

        Inflated(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves: nobody changes them. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** It is no gzip, or cut short. */
    record Broken() implements Inflation {}

    /** It would be larger than it may. */
    record Beyond() implements Inflation {}

    /** There is no room for it now. */
    record NoRoom(Rejection rejection) implements Inflation {}
}
