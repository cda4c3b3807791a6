package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read here as a stream: of any length, no text beyond a bound, no nesting that nobody writes. */
final class Streams {

    /** Deepest nesting; an access log has two or three levels. */
    private static final int DEPTH_MAX = 32;

    /** Longest text, in characters: a record of Firehose has at most 6 MiB, which base64 makes 8 Mi. */
    private static final int TEXT_MAX = 8 << 20;

    static final JsonFactory JSON = new JsonFactoryBuilder()
            // Interned names would let senders fill a table of the whole JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_MAX)
                    .build())
            .build();

    private Streams() {}

    /** Whether JSON takes it for nothing between values. */
    static boolean blank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }
}
