package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** DescribeLogGroups, DescribeLogStreams and FilterLogEvents. */
final class LogQueries {

    private static final String ARN = "arn:aws:logs:us-east-1:123456789012:log-group:";

    private LogQueries() {}

    static Answer describeGroups(Collection<LogGroup> groups, JsonNode request) {
        String prefix = request.path("logGroupNamePrefix").asText();
        String part = request.path("logGroupNamePattern").asText();
        List<LogGroup> matching = groups.stream()
                .filter(group -> group.name().startsWith(prefix) && group.name().contains(part))
                .toList();
        return page(matching, request, Limit.DESCRIBE_PAGE, "logGroups", LogQueries::group);
    }

    static Answer describeStreams(LogGroup group, JsonNode request) {
        String prefix = request.path("logStreamNamePrefix").asText();
        boolean byTime = request.path("orderBy").asText().equals("LastEventTime");
        if (byTime && !prefix.isEmpty()) {
            return new Refused(AwsError.INVALID_PARAMETER, "Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogGroup.Stream> order =
                byTime ? Comparator.comparing(LogQueries::lastEventTime) : Comparator.comparing(LogGroup.Stream::name);
        List<LogGroup.Stream> matching = group.streams().values().stream()
                .filter(stream -> stream.name().startsWith(prefix))
                .sorted(request.path("descending").asBoolean() ? order.reversed() : order)
                .toList();
        return page(matching, request, Limit.DESCRIBE_PAGE, "logStreams", stream -> stream(group, stream));
    }

    /** Both ends of the time range are included. */
    static Answer filterEvents(LogGroup group, JsonNode request) {
        Optional<FilterPattern> pattern =
                FilterPattern.parse(request.path("filterPattern").asText());
        if (pattern.isEmpty()) {
            return new Refused(
                    AwsError.INVALID_PARAMETER, "Invalid filter pattern: the stand-in knows terms and quoted phrases");
        }
        Instant from = Instant.ofEpochMilli(request.path("startTime").asLong(0));
        Instant to = Instant.ofEpochMilli(request.path("endTime").asLong(Long.MAX_VALUE));
        List<String> names = new ArrayList<>();
        request.path("logStreamNames").forEach(name -> names.add(name.asText()));
        String prefix = request.path("logStreamNamePrefix").asText();
        List<StoredLogEvent> matching = group.streams().values().stream()
                .filter(stream -> names.isEmpty() || names.contains(stream.name()))
                .filter(stream -> stream.name().startsWith(prefix))
                .flatMap(stream -> stream.events().stream())
                .filter(event ->
                        !event.timestamp().isBefore(from) && !event.timestamp().isAfter(to))
                .filter(event -> pattern.get().matches(event.message()))
                .sorted(Comparator.comparing(StoredLogEvent::timestamp))
                .toList();
        return page(matching, request, Limit.FILTER_LOG_EVENTS_PAGE, "events", LogQueries::event);
    }

    private static <T> Answer page(
            List<T> all, JsonNode request, Limit sizeMax, String key, Function<T, Map<String, Object>> form) {
        int size = request.path("limit").asInt(sizeMax.max());
        if (size < 1 || sizeMax.exceededBy(size)) {
            return LogNames.constraint(
                    "Value '" + size + "'", "limit", "Member must have value between 1 and " + sizeMax.max());
        }
        Optional<Page<T>> page = Page.of(all, request.path("nextToken"), size);
        if (page.isEmpty()) {
            return new Refused(AwsError.INVALID_PARAMETER, "The specified nextToken is invalid.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(key, page.get().items().stream().map(form).toList());
        page.get().putToken(body, "nextToken");
        return new Accepted(body);
    }

    private static Map<String, Object> group(LogGroup group) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("logGroupName", group.name());
        form.put("creationTime", group.created().toEpochMilli());
        form.put("arn", ARN + group.name() + ":*");
        form.put(
                "storedBytes",
                group.streams().values().stream()
                        .flatMap(stream -> stream.events().stream())
                        .mapToLong(LogQueries::bytes)
                        .sum());
        group.retention().ifPresent(kept -> form.put("retentionInDays", kept.toDays()));
        return form;
    }

    private static Map<String, Object> stream(LogGroup group, LogGroup.Stream stream) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("logStreamName", stream.name());
        form.put("creationTime", stream.created().toEpochMilli());
        form.put("arn", ARN + group.name() + ":log-stream:" + stream.name());
        if (!stream.events().isEmpty()) {
            form.put("firstEventTimestamp", firstEventTime(stream).toEpochMilli());
            form.put("lastEventTimestamp", lastEventTime(stream).toEpochMilli());
            form.put(
                    "lastIngestionTime",
                    stream.events().getLast().ingestionTime().toEpochMilli());
        }
        return form;
    }

    private static Map<String, Object> event(StoredLogEvent event) {
        return Map.of(
                "logStreamName", event.logStream(),
                "timestamp", event.timestamp().toEpochMilli(),
                "message", event.message(),
                "ingestionTime", event.ingestionTime().toEpochMilli(),
                "eventId", event.eventId());
    }

    private static long bytes(StoredLogEvent event) {
        return event.message().getBytes(StandardCharsets.UTF_8).length + (long) Limit.LOG_EVENT_OVERHEAD_BYTES.max();
    }

    private static Instant firstEventTime(LogGroup.Stream stream) {
        return stream.events().stream()
                .map(StoredLogEvent::timestamp)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static Instant lastEventTime(LogGroup.Stream stream) {
        return stream.events().stream()
                .map(StoredLogEvent::timestamp)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
