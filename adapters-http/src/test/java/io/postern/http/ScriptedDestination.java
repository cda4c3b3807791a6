package io.postern.http;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A destination that answers as a test says, and reads back fixed things while it remembers the question. */
public final class ScriptedDestination implements MetricDestination, MetricReader, LogReader {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable Object> asked = new AtomicReference<>();
    private final AtomicReference<@Nullable Delivery> scripted = new AtomicReference<>();
    private final AtomicReference<@Nullable MetricBatch> sent = new AtomicReference<>();

    /** From now on, this is the answer to each batch. */
    public void answer(Delivery delivery) {
        scripted.set(delivery);
    }

    /** The batch sent last. */
    public Optional<MetricBatch> sent() {
        return Optional.ofNullable(sent.get());
    }

    /** The last question of a reader. */
    public Object asked() {
        return Optional.ofNullable(asked.get()).orElseThrow();
    }

    @Override
    public Delivery put(MetricBatch batch) {
        sent.set(batch);
        Delivery delivery = scripted.get();
        return delivery != null ? delivery : new Delivery.Delivered("request-" + calls.incrementAndGet());
    }

    @Override
    public MetricPage list(MetricFilter filter) {
        asked.set(filter);
        readable(filter.nextToken());
        return new MetricPage(
                List.of(new MetricDescriptor("shop", "orders", filter.dimensions())),
                filter.nextToken().isEmpty() || filter.metricName().equals("endless") ? "more" : "");
    }

    @Override
    public List<Datapoint> statistics(StatisticsQuery query) {
        asked.set(query);
        return List.of(new Datapoint(query.start(), StandardUnit.COUNT, Map.of("Sum", 42.5)));
    }

    @Override
    public MetricData data(MetricDataRequest request) {
        asked.set(request);
        readable(request.nextToken());
        if (request.queries().getFirst() instanceof MetricDataQuery.OfExpression math)
            return new MetricData.NoExpressions(math.id());
        return new MetricData.Found(
                List.of(new MetricData.Result(
                        request.queries().getFirst().id(),
                        "orders",
                        MetricData.Result.COMPLETE,
                        List.of(request.start()),
                        List.of(42.5),
                        List.of())),
                List.of("a message"),
                "");
    }

    @Override
    public LogSearch search(LogQuery query) {
        asked.set(query);
        readable(query.filterPattern());
        if (query.group().equals("missing")) return new LogSearch.NoSuchGroup(query.group());
        Instant at = Instant.parse("2026-05-01T10:00:00Z");
        return new LogSearch.Found(List.of(new LogSearch.FoundEvent("e-1", "web", at, at, "hello")), "");
    }

    /** As readers do whose own language a text is not. */
    private static void readable(String text) {
        if (text.equals("unreadable")) throw new IllegalArgumentException("text: unreadable (expected: another)");
    }
}
