package io.postern.testkit.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.util.List;

/** What a sink wants of a request. */
public interface SinkRules {

    /** The only path that there is. */
    String path();

    /** The status of a request that keeps the rules. */
    int success();

    /**
     * The events in a request.
     *
     * @throws Broken when a rule is broken; nothing of the request is stored then
     */
    List<JsonNode> read(Headers headers, byte[] body);

    /** A broken rule, and the status that says so. */
    final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Broken(int status, String which) {
            super(which);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
