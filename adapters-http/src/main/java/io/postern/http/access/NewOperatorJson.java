package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Role;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;

/** The body of {@code POST /api/v1/operators}. What is wrong with it is an {@link IllegalArgumentException}. */
@Serdeable
@Schema(name = "NewOperator")
record NewOperatorJson(
        @Schema(
                description = "What people know it by, 1 to 64 characters; need not be unique.",
                example = "Ada",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(
                description = "read: look at things; ingest: only hand in calls of APIs; operate: both, and change what"
                        + " happens to telemetry and tokens; admin: also decide who may do what.",
                example = "operate",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String role) {

    static NewOperatorJson read(Body.Read body) {
        return new NewOperatorJson(text(body, "name"), text(body, "role"));
    }

    Role asRole() {
        return Arrays.stream(Role.values())
                .filter(one -> Roles.word(one).equals(role))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("role: unknown (expected: read, ingest, operate or admin)"));
    }

    private static String text(Body.Read body, String name) {
        Node node = body.member(name);
        if (node instanceof Node.Text text) return text.value();
        throw new IllegalArgumentException(name + ": " + node.kind() + " (expected: a string)");
    }
}
