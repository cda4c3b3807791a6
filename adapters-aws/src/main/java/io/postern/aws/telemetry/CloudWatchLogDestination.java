package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.port.LogDestination;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * Log events go to CloudWatch Logs, one PutLogEvents for each batch. Nothing is asked beforehand: the send itself tells
 * that a stream is missing, and then the stream is made and the batch sent once more, all within one deadline.
 */
final class CloudWatchLogDestination implements LogDestination {

    private final CloudWatchLogsClient logs;
    private final MissingStreams missing;
    private final Duration callTimeout;
    private final Clock clock;

    CloudWatchLogDestination(CloudWatchLogsClient logs, MissingStreams missing, Duration callTimeout, Clock clock) {
        this.logs = logs;
        this.missing = missing;
        this.callTimeout = callTimeout;
        this.clock = clock;
    }

    @Override
    public Delivery put(LogBatch batch) {
        Deadline deadline = Deadline.in(callTimeout);
        PutLogEventsRequest request = LogEvents.request(batch);
        try {
            return stored(batch, logs.putLogEvents(request));
        } catch (SdkException failure) {
            if (!AwsFailures.missing(failure)) return AwsFailures.delivery(failure);
            return missing.make(batch.stream(), deadline).orElseGet(() -> putAgain(batch, request, deadline));
        }
    }

    private Delivery putAgain(LogBatch batch, PutLogEventsRequest request, Deadline deadline) {
        try {
            return stored(
                    batch,
                    logs.putLogEvents(request.toBuilder()
                            .overrideConfiguration(options -> options.apiCallTimeout(deadline.left()))
                            .build()));
        } catch (SdkException failure) {
            return AwsFailures.delivery(failure);
        }
    }

    private Delivery stored(LogBatch batch, PutLogEventsResponse answer) {
        String requestId = answer.responseMetadata().requestId();
        if (answer.rejectedLogEventsInfo() == null) return new Delivery.Delivered(requestId);
        List<Delivery.RefusedRecord> refused =
                RejectedEvents.read(answer.rejectedLogEventsInfo(), batch.events(), clock.instant());
        return refused.isEmpty() ? new Delivery.Delivered(requestId) : new Delivery.DeliveredInPart(requestId, refused);
    }
}
