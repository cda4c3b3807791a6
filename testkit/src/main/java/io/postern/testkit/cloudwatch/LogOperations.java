package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** CloudWatch Logs' calls that change something, under one lock. Reading is {@link LogQueries}. */
final class LogOperations {

    /** API_PutRetentionPolicy. */
    private static final Set<Integer> RETENTION_DAYS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final Refused NO_GROUP =
            new Refused(AwsError.RESOURCE_NOT_FOUND, "The specified log group does not exist.");
    private static final Refused NO_STREAM =
            new Refused(AwsError.RESOURCE_NOT_FOUND, "The specified log stream does not exist.");

    private final Clock clock;
    private final Faults faults;
    private final SortedMap<String, LogGroup> groups = new TreeMap<>();
    private long eventsSeen;

    LogOperations(Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    synchronized Answer answer(Operation operation, JsonNode request) {
        if (operation == Operation.DESCRIBE_LOG_GROUPS) {
            return LogQueries.describeGroups(groups.values(), request);
        }
        Optional<Refused> badName = LogNames.checkGroup(request);
        if (badName.isPresent()) {
            return badName.get();
        }
        if (operation == Operation.CREATE_LOG_GROUP) {
            return createGroup(request.path("logGroupName").asText());
        }
        return answer(
                operation,
                Optional.ofNullable(groups.get(request.path("logGroupName").asText())),
                request);
    }

    synchronized List<StoredLogEvent> taken(String logGroup, String logStream) {
        LogGroup group = groups.get(logGroup);
        LogGroup.Stream stream = group == null ? null : group.streams().get(logStream);
        return stream == null ? List.of() : List.copyOf(stream.events());
    }

    synchronized void put(String logGroup, String logStream, Instant timestamp, String message) {
        Instant now = clock.instant();
        groups.computeIfAbsent(logGroup, name -> new LogGroup(name, now))
                .streams()
                .computeIfAbsent(logStream, name -> new LogGroup.Stream(name, now))
                .events()
                .add(new StoredLogEvent(logGroup, logStream, timestamp, message, now, nextId()));
    }

    synchronized List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    synchronized void clear() {
        groups.clear();
    }

    private Answer answer(Operation operation, Optional<LogGroup> found, JsonNode request) {
        if (operation == Operation.PUT_LOG_EVENTS) {
            return put(found, request);
        }
        if (operation == Operation.CREATE_LOG_STREAM) {
            Optional<Refused> badName = LogNames.checkStream(request);
            if (badName.isPresent()) {
                return badName.get();
            }
        }
        if (found.isEmpty()) {
            return NO_GROUP;
        }
        LogGroup group = found.get();
        return switch (operation) {
            case CREATE_LOG_STREAM ->
                createStream(group, request.path("logStreamName").asText());
            case PUT_RETENTION_POLICY -> retain(group, request.path("retentionInDays"));
            case DESCRIBE_LOG_STREAMS -> LogQueries.describeStreams(group, request);
            case FILTER_LOG_EVENTS -> LogQueries.filterEvents(group, request);
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of logs)");
        };
    }

    private Answer createGroup(String name) {
        if (name.startsWith("aws/")) {
            return new Refused(AwsError.INVALID_PARAMETER, "Log groups starting with AWS/ are reserved for AWS.");
        }
        if (groups.putIfAbsent(name, new LogGroup(name, clock.instant())) != null) {
            return new Refused(AwsError.RESOURCE_ALREADY_EXISTS, "The specified log group already exists");
        }
        return Accepted.EMPTY;
    }

    private Answer createStream(LogGroup group, String name) {
        if (group.streams().putIfAbsent(name, new LogGroup.Stream(name, clock.instant())) != null) {
            return new Refused(AwsError.RESOURCE_ALREADY_EXISTS, "The specified log stream already exists");
        }
        return Accepted.EMPTY;
    }

    private static Answer retain(LogGroup group, JsonNode days) {
        if (!RETENTION_DAYS.contains(days.asInt())) {
            return LogNames.constraint(
                    "Value '" + days.asText() + "'",
                    "retentionInDays",
                    "Member must satisfy enum value set: "
                            + RETENTION_DAYS.stream().sorted().toList());
        }
        group.retain(days.asInt());
        return Accepted.EMPTY;
    }

    private Answer put(Optional<LogGroup> group, JsonNode request) {
        Optional<Refused> refused =
                LogNames.checkStream(request).or(() -> LogEventRules.check(request.path("logEvents")));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (group.isEmpty()) {
            return NO_GROUP;
        }
        LogGroup.Stream stream =
                group.get().streams().get(request.path("logStreamName").asText());
        if (stream == null) {
            return NO_STREAM;
        }
        List<StoredLogEvent> events = read(group.get(), stream, request.path("logEvents"));
        Optional<Refused> poisoned = poisoned(events);
        if (poisoned.isPresent()) {
            return poisoned.get();
        }
        Acceptance acceptance =
                Acceptance.of(events, clock.instant(), group.get().retention());
        stream.events().addAll(acceptance.accepted());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("nextSequenceToken", "ignored");
        if (!acceptance.rejectedInfo().isEmpty()) {
            body.put("rejectedLogEventsInfo", acceptance.rejectedInfo());
        }
        return new Accepted(body);
    }

    private List<StoredLogEvent> read(LogGroup group, LogGroup.Stream stream, JsonNode sent) {
        Instant now = clock.instant();
        List<StoredLogEvent> events = new ArrayList<>();
        for (JsonNode event : sent) {
            events.add(new StoredLogEvent(
                    group.name(),
                    stream.name(),
                    Instant.ofEpochMilli(event.path("timestamp").asLong()),
                    event.path("message").asText(),
                    now,
                    nextId()));
        }
        return events;
    }

    private String nextId() {
        eventsSeen++;
        return String.format("%056d", eventsSeen);
    }

    private Optional<Refused> poisoned(List<StoredLogEvent> events) {
        return events.stream()
                .filter(faults.poisonedEvent())
                .findFirst()
                .map(event ->
                        new Refused(AwsError.INVALID_PARAMETER, "The log event '" + event.message() + "' is refused."));
    }
}
