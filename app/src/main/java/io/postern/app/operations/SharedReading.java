package io.postern.app.operations;

import com.github.benmanes.caffeine.cache.Ticker;
import io.postern.access.model.ClientId;
import io.postern.app.operations.ReadCalls.Asker;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Readers;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps the reading of CloudWatch within the calls that all replicas may make, and gives one answer to all who ask the
 * same. Dashboards keep to the calls only: whoever puts one wants to see it at once.
 */
public final class SharedReading {

    /** Larger answers are not kept; some thousands of small ones are what the memory of a replica is for. */
    private static final int SMALL_DATAPOINTS = 10_000;

    private static final int SMALL_CHARACTERS = 256 << 10;

    /** Percentiles of one call. Source: GetMetricStatistics in the CloudWatch API reference. */
    private static final int PERCENTILES_PER_CALL = 10;

    private static final Asker OPERATORS = new Asker.Operators();

    // Also by who asks: no operator waits behind a client, who has fewer calls.
    private record Question(boolean ofClients, Object reader, Object query) {

        static Question of(Asker asker, Object reader, Object query) {
            return new Question(asker instanceof Asker.Client, reader, query);
        }
    }

    private record Points(List<Datapoint> all) {}

    private final ReadCalls calls;
    private final SharedAnswers answers;

    public SharedReading(RequestBudget budget, Duration patience, Duration sharedFor, int answersMax) {
        this(
                new ReadCalls(budget, patience, Thread::sleep),
                new SharedAnswers(sharedFor, answersMax, Ticker.systemTicker()));
    }

    SharedReading(ReadCalls calls, SharedAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    /** The same outlet, read within the budget of its account and with shared answers. */
    public OpenedOutlet outlet(OpenedOutlet opened) {
        Supplier<BudgetScope> scope = () -> opened.now().get().budget();
        Readers readers = readers(opened.now().get().readers(), scope);
        return new OpenedOutlet(
                () -> {
                    Outlet.Open now = opened.now().get();
                    return new Outlet.Open(now.budget(), now.metrics(), now.logs(), readers);
                },
                opened.close());
    }

    /** The same readers, within the budget and, but for dashboards, with shared answers. */
    public Readers readers(Readers readers, Supplier<BudgetScope> scope) {
        return new Readers(
                metrics(OPERATORS, readers.metrics(), scope),
                logs(readers.logs(), scope),
                dashboards(readers.dashboards(), scope));
    }

    private MetricReader metrics(Asker asker, MetricReader reader, Supplier<BudgetScope> scope) {
        return new MetricReader() {
            @Override
            public MetricReader metricsFor(ClientId client) {
                return metrics(new Asker.Client(client), reader, scope);
            }

            @Override
            public MetricPage list(MetricFilter filter) {
                return answers.get(Question.of(asker, reader, filter), asker, MetricPage.class, page -> true, () -> {
                    calls.take(asker, scope.get(), BudgetedApi.LIST_METRICS, 1);
                    return reader.list(filter);
                });
            }

            @Override
            public List<Datapoint> statistics(StatisticsQuery query) {
                return answers.get(Question.of(asker, reader, query), asker, Points.class, points -> true, () -> {
                            calls.take(asker, scope.get(), BudgetedApi.METRIC_STATISTICS, callsOf(query));
                            return new Points(reader.statistics(query));
                        })
                        .all();
            }

            @Override
            public MetricData data(MetricDataRequest request) {
                return answers.get(
                        Question.of(asker, reader, request), asker, MetricData.class, SharedReading::small, () -> {
                            calls.take(asker, scope.get(), BudgetedApi.METRIC_DATA, 1);
                            return reader.data(request);
                        });
            }
        };
    }

    LogReader logs(LogReader reader, Supplier<BudgetScope> scope) {
        return logs(OPERATORS, reader, scope);
    }

    private LogReader logs(Asker asker, LogReader reader, Supplier<BudgetScope> scope) {
        return new LogReader() {
            @Override
            public LogReader logsFor(ClientId client) {
                return logs(new Asker.Client(client), reader, scope);
            }

            @Override
            public LogSearch search(LogQuery query) {
                return answers.get(
                        Question.of(asker, reader, query), asker, LogSearch.class, SharedReading::small, () -> {
                            calls.take(asker, scope.get(), BudgetedApi.FILTER_LOG_EVENTS, 1);
                            return reader.search(query);
                        });
            }
        };
    }

    private DashboardStore dashboards(DashboardStore store, Supplier<BudgetScope> scope) {
        return new DashboardStore() {
            @Override
            public DashboardPage list(String prefix, String nextToken) {
                calls.take(scope.get(), BudgetedApi.DASHBOARDS, 1);
                return store.list(prefix, nextToken);
            }

            @Override
            public Optional<Dashboard> find(DashboardName name) {
                calls.take(scope.get(), BudgetedApi.DASHBOARDS, 1);
                return store.find(name);
            }

            @Override
            public DashboardKeeping put(Dashboard dashboard) {
                calls.take(scope.get(), BudgetedApi.DASHBOARDS, 1);
                return store.put(dashboard);
            }

            @Override
            public boolean remove(Set<DashboardName> names) {
                calls.take(scope.get(), BudgetedApi.DASHBOARDS, 1);
                return store.remove(names);
            }
        };
    }

    /** The five statistics and percentiles are asked for separately. */
    private static int callsOf(StatisticsQuery query) {
        long percentiles =
                query.statistics().stream().filter(Statistic::percentile).count();
        int simple = percentiles < query.statistics().size() ? 1 : 0;
        return simple + Math.toIntExact(Math.ceilDiv(percentiles, PERCENTILES_PER_CALL));
    }

    private static boolean small(MetricData data) {
        return !(data instanceof MetricData.Found found) || found.datapoints() <= SMALL_DATAPOINTS;
    }

    private static boolean small(LogSearch search) {
        return !(search instanceof LogSearch.Found found)
                || found.events().stream()
                                .mapToLong(event -> event.message().length())
                                .sum()
                        <= SMALL_CHARACTERS;
    }
}
