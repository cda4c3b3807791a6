package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Allowed;
import io.postern.access.model.Reads;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy lets a client read, in {@link PolicyJson}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Reads",
        description =
                "What may be read back with an access token. What is left out may not be; a * in a name stands for"
                        + " any characters.")
record ReadsJson(
        @Schema(description = "Of metrics.", example = "[\"shop\", \"shop/*\"]") @Nullable
        List<String> namespaces,

        @Schema(description = "Whose log events.", example = "[\"/shop/*\"]") @Nullable
        List<String> logGroups) {

    private static final List<String> ALL = List.of("*");

    static ReadsJson of(Reads reads, int at) {
        return new ReadsJson(names(reads.namespaces(), at), names(reads.logGroups(), at));
    }

    /** The lists that count beside the first ones; nothing where there are none. */
    static @Nullable ReadsJson narrowing(Reads reads, int at) {
        ReadsJson lists = of(reads, at);
        return lists.namespaces == null && lists.logGroups == null ? null : lists;
    }

    /** Other rules are left out where they allow all; here that would say that nothing may be read. */
    private static @Nullable List<String> names(Allowed allowed, int at) {
        if (at == 0 && allowed.any()) return ALL;
        return at == 0 && allowed.none() ? null : PolicyJson.names(allowed, at);
    }
}
