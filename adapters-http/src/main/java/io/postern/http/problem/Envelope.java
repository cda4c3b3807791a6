package io.postern.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.telemetry.model.Refusal;
import java.io.IOException;
import java.util.List;

/**
 * Writes CloudWatch Postman's form of an error: {@code {"error": {"code": N, "message": "…"}}}. When records are at
 * fault, {@code records} lists the first of them and {@code recordsTotal} counts all.
 */
final class Envelope {

    /** Records that are listed; a submission of 10,000 bad ones gets no answer of a megabyte. */
    static final int RECORDS_MAX = 100;

    private Envelope() {}

    static byte[] of(Rejection rejection) {
        return Json.object(json -> {
            json.writeObjectFieldStart("error");
            json.writeNumberField("code", rejection.code());
            json.writeStringField("message", rejection.detail());
            if (rejection instanceof Rejection.OfRecords records) write(json, records.refusals());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, List<Refusal> refusals) throws IOException {
        json.writeArrayFieldStart("records");
        for (Refusal refusal : refusals.subList(0, Math.min(refusals.size(), RECORDS_MAX))) {
            json.writeStartObject();
            if (refusal.index() != Refusal.WHOLE) json.writeNumberField("index", refusal.index());
            json.writeNumberField("code", refusal.reason().code());
            json.writeStringField("field", refusal.field());
            json.writeStringField("message", refusal.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("recordsTotal", refusals.size());
    }
}
