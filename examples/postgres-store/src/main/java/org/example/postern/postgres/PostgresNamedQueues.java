package org.example.postern.postgres;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Queues under names of their own in the same tables; of one in which nothing waits, nothing is kept in this process. */
final class PostgresNamedQueues implements NamedQueues {

    private static final String DEPTHS = """
        select queue, sum(submissions), sum(bytes) from postern_client
        where submissions > 0 and queue like '%@%' group by queue
        """;

    private final Postgres postgres;
    private final PostgresQueueConfig config;
    private final Waiting waiting;

    PostgresNamedQueues(Postgres postgres, PostgresQueueConfig config, Waiting waiting) {
        this.postgres = postgres;
        this.config = config;
        this.waiting = waiting;
    }

    @Override
    public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
        String name = api.name().toLowerCase(Locale.ROOT) + "@" + destination;
        return Optional.of(new PostgresDeliveryQueue(name, postgres, config, waiting));
    }

    @Override
    public Map<DestinationName, DestinationDepth> depths() {
        return postgres.call("depths", connection -> {
            Map<DestinationName, DestinationDepth> depths = new HashMap<>();
            Sql.query(
                    connection,
                    DEPTHS,
                    row -> add(depths, row.getString(1), new QueueDepth(row.getLong(2), row.getLong(3))));
            return depths;
        });
    }

    private static DestinationName add(Map<DestinationName, DestinationDepth> depths, String queue, QueueDepth depth) {
        int at = queue.indexOf('@');
        CloudWatchApi api = CloudWatchApi.valueOf(queue.substring(0, at).toUpperCase(Locale.ROOT));
        DestinationName name = new DestinationName(queue.substring(at + 1));
        DestinationDepth before = depths.getOrDefault(name, DestinationDepth.NONE);
        depths.put(
                name,
                switch (api) {
                    case METRICS -> new DestinationDepth(depth, before.logs());
                    case LOGS -> new DestinationDepth(before.metrics(), depth);
                });
        return name;
    }
}
