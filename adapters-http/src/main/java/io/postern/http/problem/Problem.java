package io.postern.http.problem;

import io.micronaut.http.HttpStatus;

/** Writes problem details. Source of the form: RFC 9457; {@code code} is our one extension member. */
final class Problem {

    private Problem() {}

    static byte[] of(Rejection rejection, HttpStatus status) {
        return Json.object(json -> {
            json.writeStringField("type", "urn:postern:error:" + rejection.code());
            json.writeStringField("title", status.getReason());
            json.writeNumberField("status", status.getCode());
            json.writeStringField("detail", rejection.detail());
            json.writeNumberField("code", rejection.code());
        });
    }
}
