package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.KnownClient;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All clients. */
@Serdeable
@Schema(name = "Clients", description = "All clients: those of the configuration, then the registered ones by id.")
record ClientsJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<ClientJson> clients) {

    static ClientsJson of(List<KnownClient> clients) {
        return new ClientsJson(clients.stream().map(ClientJson::of).toList());
    }
}
