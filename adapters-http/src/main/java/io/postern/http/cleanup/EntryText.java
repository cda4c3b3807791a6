package io.postern.http.cleanup;

import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.cleanup.model.AllowlistEntry;
import java.io.IOException;

/** An allowlist entry as AWS Auto Cleanup writes it: the expiration is a text. */
final class EntryText {

    private EntryText() {}

    static void write(JsonGenerator json, AllowlistEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("resource_id", entry.resourceId().value());
        json.writeStringField("expiration", entry.expiration().toString());
        json.writeStringField("owner", entry.owner());
        json.writeStringField("comment", entry.comment());
        json.writeEndObject();
    }
}
