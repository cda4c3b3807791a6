package io.postern.http.problem;

import io.micronaut.http.HttpStatus;

/** Writes an error as m-lab's locate does: {@code {"error": {"type", "title", "status"}}}; {@code code} is
 * our one extension member. */
final class LocateEnvelope {

    private LocateEnvelope() {}

    static byte[] of(Rejection rejection, HttpStatus status) {
        return Json.object(json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", type(rejection, status));
            json.writeStringField("title", rejection.detail());
            json.writeNumberField("status", status.getCode());
            json.writeNumberField("code", rejection.code());
            json.writeEndObject();
        });
    }

    /** The original's words for what it knows too. */
    private static String type(Rejection rejection, HttpStatus status) {
        Failure failure =
                switch (rejection) {
                    case Rejection.Plain plain -> plain.failure();
                    case Rejection.Later later -> later.failure();
                    case Rejection.OfBody _, Rejection.OfRecords _ -> Failure.REQUEST_MALFORMED;
                };
        return switch (failure) {
            case MONITORING_TOKEN_MISSING, MONITORING_TOKEN_INVALID, ACCESS_TOKEN_MISSING, ACCESS_TOKEN_INVALID ->
                "claim";
            case MACHINE_UNKNOWN -> "subject";
            case SERVICE_UNKNOWN -> "config";
            case NOTHING_LIVE, PLACE_UNKNOWN -> "nearest";
            case HEARTBEAT_TOKEN_INVALID -> "auth";
            default -> status.getCode() < 500 ? "client" : "server";
        };
    }
}
