package io.postern.http.telemetry;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.Parameter;

/** Which page a query asks for, and whether for all behind it as well. */
@Introspected
record Paging(
        @Parameter(description = "Where the page before ended.", example = "c2hvcA", required = false)
        @QueryValue(defaultValue = "")
        String nextToken,

        @Parameter(description = Follow.DESCRIPTION, required = false) @QueryValue(defaultValue = "false")
        boolean follow) {

    Reach reach() {
        return Follow.reach(follow);
    }
}
