package io.postern.bench;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The load generator: one thread, kept-alive connections, ready-made bytes out, answers counted by status. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "POSTs one JSON body over and over and prints rate, latencies and errors.")
public final class Load implements Callable<Integer> {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    @Parameters(paramLabel = "URL", description = "where to, such as http://127.0.0.1:8080/metric")
    private URI url = URI.create("http://127.0.0.1:8080/metric");

    @Option(names = "--body", paramLabel = "FILE", description = "the JSON body (default: {})")
    private Optional<Path> body = Optional.empty();

    @Option(names = "--connections", description = "default: ${DEFAULT-VALUE}")
    private int connections = 64;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmupSeconds = 3;

    @Option(names = "--rate", description = "requests per second; without it, as many as are answered")
    private Optional<Double> rate = Optional.empty();

    /**
     * Runs one load to its end, at the latest after its duration, {@link LoadPlan#GRACE} and ten seconds to connect.
     *
     * @throws IOException if the connections cannot be made
     */
    public static LoadReport run(LoadPlan plan, RequestPool requests) throws IOException, InterruptedException {
        Transport transport = Transport.best();
        EventLoopGroup loop = transport.loop("load");
        Duration longest = plan.duration().plus(LoadPlan.GRACE).plus(CONNECTING);
        try {
            return new LoadRun(plan, requests, loop.next(), transport)
                    .start()
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("load on " + plan.server() + " did not run", e);
        } finally {
            Transport.stop(loop);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String json = body.isPresent() ? Files.readString(body.get()) : "{}";
        RequestPool requests = RequestPool.posts(url, List.of(json));
        InetSocketAddress server = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        Pace pace = rate.<Pace>map(Pace.FixedRate::new).orElseGet(Pace.AsFastAsAnswered::new);
        if (warmupSeconds > 0) {
            run(LoadPlan.lasting(Duration.ofSeconds(warmupSeconds), server, connections, pace), requests);
        }
        LoadReport report = run(LoadPlan.lasting(Duration.ofSeconds(seconds), server, connections, pace), requests);
        System.out.println(report);
        return report.errors().isEmpty() ? 0 : 1;
    }

    /** Exit code 1 if anything but 2xx came back. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Load()).execute(args));
    }
}
