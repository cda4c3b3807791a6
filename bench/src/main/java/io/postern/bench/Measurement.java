package io.postern.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes one sample: warm-up, as fast as answered, half of that; after each, waits until the sink has everything. */
record Measurement(InertSink sink, int connections, Duration warmup, Duration duration, Duration drainAtMost) {

    /** A server that does nothing is compiled in no time. */
    private static final Duration BARE_WARMUP_MAX = Duration.ofSeconds(5);

    /**
     * What the compiler has never seen ends what it has compiled, and is compiled anew while it is measured. So the warm-up
     * has what is measured behind it: connections that end and others that begin, as fast as answered and half of that by
     * turns.
     */
    private static final int WARMUP_LOADS = 6;

    Sample of(Contender contender, Workload workload) throws IOException, InterruptedException {
        Course course = Course.of(contender, workload);
        List<Stint> warm = warmUp(course, warmupOf(contender));

        contender.server().forgetPeak();
        Neighbours neighbours = Neighbours.watch();
        double serverBefore = contender.serverCpuSeconds();
        double redisBefore = contender.redisCpuSeconds();
        Stint full = run(course, duration, new Pace.AsFastAsAnswered());
        double serverCpu = contender.serverCpuSeconds() - serverBefore;
        double redisCpu = contender.redisCpuSeconds() - redisBefore;
        long peak = contender.server().cost().peakRssBytes();

        Stint half = run(course, duration, halfOf(full));
        double ours = contender.serverCpuSeconds() + contender.redisCpuSeconds() - serverBefore - redisBefore;
        double others = neighbours.share(ours);
        return new Sample(contender.kind(), workload, warm, full, half, serverCpu, redisCpu, peak, others);
    }

    List<Stint> warmUp(Course course, Duration lasting) throws IOException, InterruptedException {
        List<Stint> loads = new ArrayList<>();
        Duration each = lasting.dividedBy(WARMUP_LOADS);
        while (loads.size() < WARMUP_LOADS) {
            loads.add(run(course, each, new Pace.AsFastAsAnswered()));
            loads.add(run(course, each, halfOf(loads.getLast())));
        }
        return loads;
    }

    private static Pace halfOf(Stint fast) {
        return new Pace.FixedRate(fast.load().acceptedPerSecond() / 2);
    }

    private Duration warmupOf(Contender contender) {
        boolean asTold = contender.delivers() || warmup.compareTo(BARE_WARMUP_MAX) < 0;
        return asTold ? warmup : BARE_WARMUP_MAX;
    }

    /** One load and its drain, with the sink's figures set to zero before it. */
    Stint run(Course course, Duration lasting, Pace pace) throws IOException, InterruptedException {
        Contender contender = course.contender();
        sink.reset();
        LoadReport load =
                Load.run(LoadPlan.lasting(lasting, contender.address(), connections, pace), course.requests());
        contender.server().requireAlive();
        if (load.accepted() == 0) {
            throw new IOException("%s accepted nothing of %s: %s; its last words:%n%s"
                    .formatted(
                            contender.kind().title(),
                            course.workload().title(),
                            load.errors(),
                            contender.server().lastWords()));
        }
        return new Stint(load, drain(course, load));
    }

    private Drain drain(Course course, LoadReport load) {
        if (!course.contender().delivers()) return Drain.none();
        return Drain.await(sink, load.accepted() * course.workload().recordsPerRequest(), drainAtMost);
    }

    /** Who is loaded with what. */
    record Course(Contender contender, Workload workload, RequestPool requests) {
        static Course of(Contender contender, Workload workload) {
            return new Course(
                    contender,
                    workload,
                    RequestPool.posts(
                            contender.uri(workload.path()), workload.bodies(contender.accessToken(), Instant.now())));
        }
    }
}
