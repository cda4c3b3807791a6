package io.postern.aws.destinations;

import io.micronaut.context.ApplicationContext;
import io.postern.destinations.port.KeyVault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;

/** KMS as the framework wires it, in front of a server that stands for it; calls give up after a second. */
final class KmsAdapters implements AutoCloseable {

    private final ApplicationContext context;

    private KmsAdapters(ApplicationContext context) {
        this.context = context;
    }

    static KmsAdapters of(URI endpoint, Clock clock) {
        return of(endpoint, clock, Duration.ofSeconds(1));
    }

    static KmsAdapters of(URI endpoint, Clock clock, Duration callTimeout) {
        ApplicationContext context = ApplicationContext.builder(Map.of(
                        "postern.aws.endpoint", endpoint.toString(),
                        "postern.aws.call-timeout", callTimeout,
                        "postern.aws.connect-timeout", "1s",
                        "aws.access-key-id", "AKIATEST",
                        "aws.secret-key", "secret-key"))
                .build();
        context.registerSingleton(Clock.class, clock);
        return new KmsAdapters(context.start());
    }

    KmsClient client(String arn) {
        return context.getBean(KmsClients.class).of(arn);
    }

    /** What the framework wires. */
    KeyVault wired() {
        return context.getBean(KeyVault.class);
    }

    /** A vault that remembers nothing, and asks again after that pause. */
    KeyVault vault(Duration pause) {
        return new KmsKeyVault(context.getBean(KmsClients.class), pause, context.getBean(Clock.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
