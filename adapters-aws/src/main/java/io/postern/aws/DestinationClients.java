package io.postern.aws;

import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Target;
import io.postern.shared.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients for registered destinations. All of them share one set of connections and one of timers, for those
 * are what costs: closing a client leaves the others alone, and the calls that are under way with it as well.
 */
public final class DestinationClients implements AutoCloseable {

    /** A role is assumed within this, or half of a call's time; the call itself has the rest. */
    private static final Duration ROLE_TIME_MAX = Duration.ofSeconds(3);

    private static final int TIMERS = 2;

    private final AwsConfig config;
    private final AwsCredentialsProvider own;
    private final TargetAddresses addresses;
    private final SdkHttpClient connections;
    private final ScheduledExecutorService timers;

    /**
     * No clients yet.
     *
     * @param own what the process itself has; opens the default chain, and assumes roles
     */
    @SuppressWarnings("UnnecessaryMethodReference") // it hides what can be closed: a client closes its credentials
    DestinationClients(AwsConfig config, AwsCredentialsProvider own) {
        this.config = config;
        this.own = own::resolveCredentials;
        this.addresses = new TargetAddresses(config.endpoint());
        this.connections = AwsClients.connections(config, config.destinationConnectionsMax())
                .build();
        this.timers = timers();
    }

    /** The credentials of a destination, to be closed if they can be; AWS is not asked before they are used. */
    public AwsCredentialsProvider credentials(Target.Aws target) {
        return switch (target.credential()) {
            case Credential.AccessKey(AccessKeyId id, Secret secret) ->
                StaticCredentialsProvider.create(AwsBasicCredentials.create(id.value(), secret.reveal()));
            case Credential.Session(AccessKeyId id, Secret secret, Secret token) ->
                StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(id.value(), secret.reveal(), token.reveal()));
            case Credential.AssumedRole role -> new RoleCredentials(identity(target, own), role);
            case Credential.DefaultChain _ -> own;
        };
    }

    /** A client of CloudWatch; calls nobody when the destination is not for it. */
    public CloudWatchClient metrics(DestinationName name, Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(CloudWatchClient.builder(), target, credentials, addresses.of(target))
                .overrideConfiguration(options(callTime(target), name, target, ApiName.MONITORING))
                .build();
    }

    /** A client of CloudWatch Logs; calls nobody when the destination is not for it. */
    public CloudWatchLogsClient logs(DestinationName name, Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(CloudWatchLogsClient.builder(), target, credentials, addresses.of(target))
                .overrideConfiguration(options(callTime(target), name, target, ApiName.LOGS))
                .build();
    }

    /** A client of STS, to be asked with these credentials. */
    public StsClient identity(Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(StsClient.builder(), target, credentials, addresses.ofIdentity(target))
                .overrideConfiguration(options(roleTime()))
                .build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Target.Aws target, AwsCredentialsProvider credentials, Endpoint endpoint) {
        builder.region(Region.of(target.region().value()))
                .credentialsProvider(credentials)
                .httpClient(connections);
        if (endpoint instanceof Endpoint.Elsewhere(URI uri)) builder.endpointOverride(uri);
        return builder;
    }

    private ClientOverrideConfiguration options(
            Duration callTime, DestinationName name, Target.Aws target, ApiName needed) {
        ClientOverrideConfiguration options = options(callTime);
        if (target.services().contains(needed)) return options;
        String others = target.services().iterator().next().word();
        return options.toBuilder()
                .addExecutionInterceptor(
                        new Refusal("the destination " + name + " is for " + others + " only; see its serviceName"))
                .build();
    }

    private ClientOverrideConfiguration options(Duration callTime) {
        ClientOverrideConfiguration.Builder options = ClientOverrideConfiguration.builder();
        AwsClients.configure(options, config, callTime);
        return options.scheduledExecutorService(timers).build();
    }

    private Duration callTime(Target.Aws target) {
        boolean afterAnother = target.credential() instanceof Credential.AssumedRole;
        return afterAnother ? config.callTimeout().minus(roleTime()) : config.callTimeout();
    }

    private Duration roleTime() {
        Duration half = config.callTimeout().dividedBy(2);
        return half.compareTo(ROLE_TIME_MAX) < 0 ? half : ROLE_TIME_MAX;
    }

    private static ScheduledExecutorService timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
                TIMERS,
                Thread.ofPlatform().daemon().name("destination-timer-", 1).factory());
        timers.setRemoveOnCancelPolicy(true); // nearly every call ends before its time does
        return timers;
    }

    /** Ends the connections of all clients. */
    @Override
    public void close() {
        connections.close();
        timers.shutdownNow();
    }

    private record Refusal(String words) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            throw SdkClientException.create(words);
        }
    }
}
