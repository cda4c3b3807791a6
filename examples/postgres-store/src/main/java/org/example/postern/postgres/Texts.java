package org.example.postern.postgres;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is stored, as JSON: an operator can read it in the tables. */
final class Texts {

    /** How a queued submission is written; no numbers: all of its records are left. */
    private record Body(
            Submission submission, int attempts, @Nullable List<Integer> numbers) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Submission.Metrics.class, name = "metrics"),
        @JsonSubTypes.Type(value = Submission.Logs.class, name = "logs")
    })
    private interface SubmissionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MetricValue.Single.class, name = "single"),
        @JsonSubTypes.Type(value = MetricValue.Distribution.class, name = "distribution"),
        @JsonSubTypes.Type(value = MetricValue.StatisticSet.class, name = "statistics")
    })
    private interface ValueKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Delivered.class, name = "delivered"),
        @JsonSubTypes.Type(value = Outcome.Dead.class, name = "dead"),
        @JsonSubTypes.Type(value = Outcome.Postponed.class, name = "postponed")
    })
    private interface OutcomeKinds {}

    /** {@code isDefault} follows from the name. */
    @JsonIgnoreProperties("default")
    private interface WithoutDefault {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Submission.class, SubmissionKinds.class)
            .addMixIn(MetricValue.class, ValueKinds.class)
            .addMixIn(Outcome.class, OutcomeKinds.class)
            .addMixIn(DestinationName.class, WithoutDefault.class)
            .build();

    private Texts() {}

    static String of(QueuedSubmission queued) {
        boolean all = queued.numbers().equals(RecordNumbers.ALL);
        List<Integer> numbers = queued.numbers().of(queued.submission().size());
        return write(new Body(queued.submission(), queued.attempts(), all ? null : numbers));
    }

    static String of(Trace.Note note) {
        return write(note);
    }

    /** Nothing when it cannot be read, as when a newer version wrote it. */
    static Optional<QueuedSubmission> queued(String text) {
        try {
            Body body = JSON.readValue(text, Body.class);
            if (body.submission() == null) return Optional.empty();
            RecordNumbers numbers = body.numbers() == null ? RecordNumbers.ALL : RecordNumbers.of(body.numbers());
            return Optional.of(new QueuedSubmission(body.submission(), body.attempts(), numbers));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Nothing when it cannot be read, as above: what else is noted of a submission is still told. */
    static Optional<Trace.Note> note(String text) {
        try {
            return Optional.of(JSON.readValue(text, Trace.Note.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text: not writable (expected: a record that JSON can hold)", e);
        }
    }
}
