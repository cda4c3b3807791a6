package io.postern.aws.telemetry;

import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

/** Log events in the SDK's form. */
final class LogEvents {

    private LogEvents() {}

    static PutLogEventsRequest request(LogBatch batch) {
        List<InputLogEvent> events = new ArrayList<>(batch.events().size());
        for (LogEvent event : batch.events())
            events.add(InputLogEvent.builder()
                    .timestamp(event.timestamp().toEpochMilli())
                    .message(event.message())
                    .build());
        return PutLogEventsRequest.builder()
                .logGroupName(batch.stream().group())
                .logStreamName(batch.stream().name())
                .logEvents(events)
                .build();
    }
}
