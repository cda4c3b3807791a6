package io.postern.aws.destinations;

import io.postern.aws.TargetAddresses;
import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Target;
import io.postern.shared.Secret;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Makes the SDK's clients for one destination; each call is tried once and ends in time. */
final class PermissionClients {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int CALLS_AT_ONCE = 12;

    private final AwsCredentialsProvider own;
    private final TargetAddresses addresses;

    /**
     * Makes clients.
     *
     * @param own what the process itself has; opens the default chain, and assumes roles
     * @param standIn address that stands for every AWS service where a destination names none; empty: AWS itself
     */
    PermissionClients(AwsCredentialsProvider own, String standIn) {
        this.own = own;
        this.addresses = new TargetAddresses(standIn);
    }

    /**
     * The credentials of a destination; those of a role are asked for now.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when there are none to be had
     */
    AwsCredentialsProvider credentials(Target.Aws target) {
        return switch (target.credential()) {
            case Credential.AccessKey(AccessKeyId id, Secret secret) ->
                StaticCredentialsProvider.create(AwsBasicCredentials.create(id.value(), secret.reveal()));
            case Credential.Session(AccessKeyId id, Secret secret, Secret token) ->
                StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(id.value(), secret.reveal(), token.reveal()));
            case Credential.AssumedRole role -> StaticCredentialsProvider.create(assumed(target, role));
            case Credential.DefaultChain _ -> own;
        };
    }

    CloudWatchClient metrics(Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(CloudWatchClient.builder(), target, credentials, addresses.of(target))
                .build();
    }

    CloudWatchLogsClient logs(Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(CloudWatchLogsClient.builder(), target, credentials, addresses.of(target))
                .build();
    }

    StsClient identity(Target.Aws target, AwsCredentialsProvider credentials) {
        return configured(StsClient.builder(), target, credentials, addresses.ofIdentity(target))
                .build();
    }

    private AwsCredentials assumed(Target.Aws target, Credential.AssumedRole role) {
        try (StsClient sts = identity(target, own)) {
            Credentials given = sts.assumeRole(request -> request.roleArn(role.roleArn())
                            .externalId(role.externalId().isEmpty() ? null : role.externalId())
                            .roleSessionName("postern")
                            .durationSeconds(900))
                    .credentials();
            if (given == null) throw SdkClientException.create("what answers does not answer as STS does");
            return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        }
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Target.Aws target, AwsCredentialsProvider credentials, Endpoint endpoint) {
        builder.region(Region.of(target.region().value()))
                .credentialsProvider(credentials)
                .overrideConfiguration(PermissionClients::configure)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CALLS_AT_ONCE)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(CALL_TIMEOUT));
        if (endpoint instanceof Endpoint.Elsewhere(URI uri)) builder.endpointOverride(uri);
        return builder;
    }

    private static void configure(ClientOverrideConfiguration.Builder options) {
        options.apiCallTimeout(CALL_TIMEOUT)
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                // Said, for the SDK breaks on an empty AWS_DISABLE_REQUEST_COMPRESSION.
                .compressionConfiguration(compression -> compression.requestCompressionEnabled(false));
    }
}
