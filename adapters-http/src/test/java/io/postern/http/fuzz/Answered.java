package io.postern.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * What came of a knock.
 *
 * @param status of HTTP; of a connection the code with which it was closed, or 101 while it is open
 */
record Answered(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The code of a refusal, in whichever of its forms. */
    OptionalInt code() {
        try {
            JsonNode answer = JSON.readTree(body);
            JsonNode code = answer.path("code").isInt() ? answer.path("code") : answer.at("/error/code");
            return code.isInt() ? OptionalInt.of(code.asInt()) : OptionalInt.empty();
        } catch (IOException _) {
            return OptionalInt.empty();
        }
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
