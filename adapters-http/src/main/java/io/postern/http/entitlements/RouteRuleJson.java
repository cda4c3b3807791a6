package io.postern.http.entitlements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.RouteRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Routes that may be called. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RouteRule", description = "Routes that may be called, by method and path.")
record RouteRuleJson(
        @Schema(
                description = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS; left out: all of them.",
                example = "[\"GET\"]")
        List<String> methods,

        @Schema(
                description = "As the API is called, from the slash behind the stage on. A * stands for any characters"
                        + " or none and a ? for one, slashes included, as in a policy of IAM.",
                example = "/pets/*",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String path) {

    static RouteRuleJson of(RouteRule rule) {
        return new RouteRuleJson(
                rule.methods().stream().map(Enum::name).toList(), rule.path().text());
    }
}
