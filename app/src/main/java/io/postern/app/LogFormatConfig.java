package io.postern.app;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.postern.metering.model.EntryField;
import io.postern.metering.model.LogFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A format of access logs that configuration names. Each member is the names that are looked for, the best first; what is
 * left out is not looked for.
 *
 * @param name what it is called
 * @param id what API Gateway alone calls the call
 * @param timeEpoch when it was called, in milliseconds since 1970
 * @param time the same in the form of the Common Log Format
 * @param application who called
 * @param method of HTTP
 * @param route what the API calls the path
 * @param url the path
 * @param status of HTTP
 * @param remoteHost address of the caller
 * @param latency what the caller waited, in milliseconds
 * @param backendLatency what API Gateway waited, in milliseconds
 * @param responseBytes size of the answer
 * @param labels what becomes labels, under the same names
 */
@EachProperty("postern.metering.formats")
record LogFormatConfig(
        @Parameter String name,
        @Bindable(defaultValue = "") List<String> id,
        @Bindable(defaultValue = "") List<String> timeEpoch,
        @Bindable(defaultValue = "") List<String> time,
        @Bindable(defaultValue = "") List<String> application,
        @Bindable(defaultValue = "") List<String> method,
        @Bindable(defaultValue = "") List<String> route,
        @Bindable(defaultValue = "") List<String> url,
        @Bindable(defaultValue = "") List<String> status,
        @Bindable(defaultValue = "") List<String> remoteHost,
        @Bindable(defaultValue = "") List<String> latency,
        @Bindable(defaultValue = "") List<String> backendLatency,
        @Bindable(defaultValue = "") List<String> responseBytes,
        @Bindable(defaultValue = "") List<String> labels) {

    LogFormat format() {
        Map<EntryField, List<String>> names = new EnumMap<>(EntryField.class);
        for (EntryField field : EntryField.values()) names.put(field, written(of(field)));
        try {
            return new LogFormat(name, names, written(labels));
        } catch (IllegalArgumentException wrong) {
            // Without the cause: of several, the boot tells the innermost, and that one names no key.
            throw new IllegalArgumentException("postern.metering.formats." + name + ": " + wrong.getMessage());
        }
    }

    private List<String> of(EntryField field) {
        return switch (field) {
            case ID -> id;
            case TIME_EPOCH -> timeEpoch;
            case TIME -> time;
            case APPLICATION -> application;
            case METHOD -> method;
            case ROUTE -> route;
            case URL -> url;
            case STATUS -> status;
            case REMOTE_HOST -> remoteHost;
            case LATENCY -> latency;
            case BACKEND_LATENCY -> backendLatency;
            case RESPONSE_BYTES -> responseBytes;
        };
    }

    /** An empty default is read as a list with an empty text. */
    private static List<String> written(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
