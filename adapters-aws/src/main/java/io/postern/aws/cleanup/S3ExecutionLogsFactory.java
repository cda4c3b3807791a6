package io.postern.aws.cleanup;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.postern.aws.AwsClients;
import io.postern.cleanup.port.ExecutionLogs;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Execution logs, when a bucket of S3 is chosen for them. */
@Factory
@Requires(property = "postern.cleanup.execution-logs", value = "s3")
final class S3ExecutionLogsFactory {

    /** Replaces Micronaut's own, which would retry, wait without end, and know no {@code postern.aws} key. */
    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(S3Client.class)
    S3Client objects(AwsClients clients, ExecutionBucketConfig config) {
        // What stands for S3 need not have a host name for each bucket.
        boolean inPath = clients.standsIn(config.endpoint());
        return clients.configured(S3Client.builder().forcePathStyle(inPath), config.region(), config.endpoint())
                .build();
    }

    @Singleton
    ExecutionLogs executionLogs(S3Client objects, ExecutionBucketConfig config) {
        return new S3ExecutionLogs(new ExecutionBucket(objects, config.chosenName(), config.prefix()));
    }
}
