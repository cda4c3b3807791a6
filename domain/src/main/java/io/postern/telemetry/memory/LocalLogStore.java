package io.postern.telemetry.memory;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.FilterPattern;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogBatches;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogRules;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Log events of the last hours in this process, for days without AWS. Missing groups and streams are made by the first
 * event; events too far back or ahead are refused one by one, as CloudWatch Logs does.
 *
 * <p>Bounded by age since arrival and by bytes; beyond either the events that arrived first go, and a group goes with
 * its last one. Whether an event matches is looked at where nobody waits for it: patterns are those who ask's.
 */
public final class LocalLogStore implements LogDestination, LogReader, LogFeed {

    /** A place in a group's order of time; the number tells events of one instant apart. */
    private record Position(Instant timestamp, long number) implements Comparable<Position> {

        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::timestamp).thenComparing(Position::number);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    /** Events that a search looks at before others have their turn. */
    private static final int LOOKED_AT = 1_000;

    private record Follower(TailQuery query, FilterPattern pattern, LogTail tail) {

        void hear(Stored stored) {
            if (query.group().equals(stored.stream.group())
                    && (query.streamName().isEmpty() || query.streamName().equals(stored.stream.name()))
                    && pattern.matches(stored.event.message())) tail.offer(found(stored));
        }
    }

    /** What became of a batch, and who is to hear of what. */
    private record Taken(Delivery delivery, List<Stored> stored, List<Follower> followers) {}

    private record Stored(LogStream stream, Position position, Instant ingestedAt, LogEvent event) {}

    private final Duration retention;
    private final long bytesMax;
    private final Clock clock;

    private final Map<String, NavigableMap<Position, Stored>> groups = new HashMap<>();
    private final Deque<Stored> arrivals = new ArrayDeque<>();
    private final List<Follower> followers = new ArrayList<>();
    private final PageTokens tokens = new PageTokens();
    private long bytes;
    private long number;

    /**
     * An empty store.
     *
     * @param retention how long after its arrival an event is kept
     * @param bytesMax most bytes of all events, counted as CloudWatch Logs counts them
     */
    public LocalLogStore(Duration retention, long bytesMax, Clock clock) {
        this.retention = retention;
        this.bytesMax = bytesMax;
        this.clock = clock;
    }

    @Override
    public Delivery put(LogBatch batch) {
        Taken taken = take(batch);
        for (Stored stored : taken.stored) taken.followers.forEach(follower -> follower.hear(stored));
        return taken.delivery;
    }

    private synchronized Taken take(LogBatch batch) {
        Instant now = clock.instant();
        List<Delivery.RefusedRecord> refused = new ArrayList<>();
        for (Refusal refusal : LogRules.check(batch.stream(), batch.events(), now)) {
            switch (refusal.reason()) {
                case Reason.TIMESTAMP_TOO_OLD -> refused.add(refused(refusal, DeathCause.TOO_OLD));
                case Reason.TIMESTAMP_TOO_NEW -> refused.add(refused(refusal, DeathCause.TOO_NEW));
                default -> {
                    return new Taken(new Delivery.Refused(refusal.message()), List.of(), List.of());
                }
            }
        }
        Set<Integer> bad = refused.stream().map(Delivery.RefusedRecord::index).collect(Collectors.toSet());
        List<Stored> stored = new ArrayList<>(batch.events().size());
        for (int i = 0; i < batch.events().size(); i++) {
            if (!bad.contains(i))
                stored.add(store(batch.stream(), batch.events().get(i), now));
        }
        forget(now);
        followers.removeIf(follower -> follower.tail.closed());
        String requestId = UUID.randomUUID().toString();
        Delivery delivery = refused.isEmpty()
                ? new Delivery.Delivered(requestId)
                : new Delivery.DeliveredInPart(requestId, refused);
        return new Taken(delivery, stored, List.copyOf(followers));
    }

    /**
     * One page of the events that match.
     *
     * @throws IllegalArgumentException when the filter pattern is of a kind not known here, or the token none of ours
     */
    @Override
    public LogSearch search(LogQuery query) {
        FilterPattern pattern = FilterPattern.parse(query.filterPattern());
        if (!hasGroup(query.group())) return new LogSearch.NoSuchGroup(query.group());
        Position lookedAt =
                query.nextToken().isEmpty() ? new Position(query.start(), 0) : position(tokens.open(query.nextToken()));
        List<LogSearch.FoundEvent> found = new ArrayList<>();
        Position last = lookedAt;
        while (true) {
            List<Stored> some = next(query.group(), lookedAt);
            for (Stored stored : some) {
                if (!stored.event.timestamp().isBefore(query.end())) return new LogSearch.Found(found, "");
                if (!query.streamName().isEmpty() && !query.streamName().equals(stored.stream.name())) continue;
                if (!pattern.matches(stored.event.message())) continue;
                if (found.size() == query.limit()) return new LogSearch.Found(found, tokens.seal(text(last)));
                found.add(found(stored));
                last = stored.position;
            }
            if (some.size() < LOOKED_AT) return new LogSearch.Found(found, "");
            lookedAt = some.getLast().position;
        }
    }

    private synchronized boolean hasGroup(String name) {
        forget(clock.instant());
        return groups.containsKey(name);
    }

    /** Some of a group behind that position; fewer than there may be are the last ones. */
    private synchronized List<Stored> next(String group, Position after) {
        NavigableMap<Position, Stored> all = groups.get(group);
        return all == null
                ? List.of()
                : all.tailMap(after, false).values().stream().limit(LOOKED_AT).toList();
    }

    /**
     * Offers what comes as soon as it is stored.
     *
     * @throws IllegalArgumentException when the filter pattern is of a kind not known here
     */
    @Override
    public synchronized void follow(TailQuery query, LogTail tail) {
        FilterPattern pattern = FilterPattern.parse(query.filterPattern());
        // Those of a quiet store, too, go at some time.
        followers.removeIf(follower -> follower.tail.closed());
        followers.add(new Follower(query, pattern, tail));
    }

    private Stored store(LogStream stream, LogEvent event, Instant now) {
        Stored stored = new Stored(stream, new Position(event.timestamp(), ++number), now, event);
        groups.computeIfAbsent(stream.group(), missing -> new TreeMap<>()).put(stored.position, stored);
        arrivals.addLast(stored);
        bytes += LogBatches.bytes(event);
        return stored;
    }

    private void forget(Instant now) {
        Instant border = now.minus(retention);
        while (!arrivals.isEmpty()
                && (bytes > bytesMax || arrivals.getFirst().ingestedAt.isBefore(border))) {
            Stored first = arrivals.removeFirst();
            bytes -= LogBatches.bytes(first.event);
            groups.computeIfPresent(first.stream.group(), (name, group) -> {
                group.remove(first.position);
                return group.isEmpty() ? null : group;
            });
        }
    }

    private static Delivery.RefusedRecord refused(Refusal refusal, DeathCause cause) {
        return new Delivery.RefusedRecord(refusal.index(), cause, refusal.message());
    }

    private static LogSearch.FoundEvent found(Stored stored) {
        return new LogSearch.FoundEvent(
                Long.toString(stored.position.number),
                stored.stream.name(),
                stored.event.timestamp(),
                stored.ingestedAt,
                stored.event.message());
    }

    private static String text(Position position) {
        return position.timestamp + "/" + position.number;
    }

    private static Position position(String text) {
        int slash = text.indexOf('/');
        return new Position(Instant.parse(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
}
