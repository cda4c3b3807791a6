package io.postern.redis.metering;

import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.SinkRoom;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets Redis count one stroke. */
final class StrokeCounter {

    /** How often a stroke is tried whose series lose their names meanwhile: a Redis was emptied, and perhaps once more. */
    private static final int NAMINGS_MAX = 3;

    private static final RedisScript COUNT = RedisScript.beside(StrokeCounter.class, "count-usage.lua");

    private final RedisConnection redis;
    private final UsageKeys keys;
    private final LedgerPolicy policy;
    private final List<SinkRoom> sinks;
    private final SeriesNames names;
    private final Clock clock;

    StrokeCounter(RedisConnection redis, UsageKeys keys, LedgerPolicy policy, List<SinkRoom> sinks, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.policy = policy;
        this.sinks = List.copyOf(sinks);
        this.names = new SeriesNames(redis, keys, policy);
        this.clock = clock;
    }

    /**
     * Counts them all in one step and answers each share. Where there is not room for all of them, each is tried alone.
     *
     * @throws PortUnavailable when it is not known whether it happened
     */
    void count(List<Share> shares) {
        Map<String, MeterEvent> fresh = LinkedHashMap.newLinkedHashMap(
                shares.stream().mapToInt(share -> share.events().size()).sum());
        for (Share share : shares) for (MeterEvent event : share.events()) fresh.putIfAbsent(event.id(), event);
        Recording recording =
                count(fresh, shares.stream().mapToInt(Share::behind).sum());
        if (recording instanceof Recording.Recorded) shares.forEach(share -> share.recorded(fresh));
        else if (shares.size() == 1) shares.getFirst().answer().complete(recording);
        else shares.forEach(share -> count(List.of(share)));
    }

    /** Counts them in one stroke, without those that turn out to be counted, until none does. */
    private Recording count(Map<String, MeterEvent> fresh, int behind) {
        int namings = 0;
        while (!fresh.isEmpty()) {
            GroupedEvents grouped = GroupedEvents.of(fresh.values(), names, policy.retention(), clock.instant());
            List<Long> answer = count(grouped, fresh.size() + behind);
            switch (Math.toIntExact(answer.getFirst())) {
                case 0 -> {
                    return new Recording.Recorded(fresh.size());
                }
                case 1 -> fresh.keySet().removeAll(counted(grouped, answer));
                case 2 -> forgetNames(grouped, ++namings);
                default -> {
                    return new Recording.NoRoom(
                            sinks.get(Math.toIntExact(answer.get(1))).sink());
                }
            }
        }
        return new Recording.Recorded(0);
    }

    private List<Long> count(GroupedEvents grouped, int room) {
        Stroke stroke = Stroke.of(keys, policy.remembered(), grouped, sinks, room);
        return redis.<List<Long>>call(
                "count usage",
                commands -> COUNT.run(commands, ScriptOutputType.MULTI, stroke.keys(), stroke.arguments()));
    }

    /** The ids at the places that the answer names. */
    private static Set<String> counted(GroupedEvents grouped, List<Long> answer) {
        List<MeterEvent> inOrder =
                grouped.byHour().values().stream().flatMap(List::stream).toList();
        Set<String> counted = new HashSet<>();
        for (long place : answer.subList(1, answer.size()))
            counted.add(inOrder.get(Math.toIntExact(place)).id());
        return counted;
    }

    private void forgetNames(GroupedEvents grouped, int namings) {
        if (namings > NAMINGS_MAX)
            throw new PortUnavailable(
                    "redis: count usage: series lose their names", new IllegalStateException("Redis is emptied"));
        grouped.names().keySet().forEach(names::forget);
    }
}
