package io.postern.aws.cleanup;

import io.micronaut.context.ApplicationContext;
import io.postern.cleanup.port.ExecutionLogs;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 as the framework wires it, in front of a server that stands for it. */
final class S3Adapters implements AutoCloseable {

    private final ApplicationContext context;

    private S3Adapters(ApplicationContext context) {
        this.context = context;
    }

    static S3Adapters of(URI endpoint, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "postern.cleanup.execution-logs", "s3",
                "postern.cleanup.bucket.name", "execution-logs",
                "postern.aws.endpoint", endpoint.toString(),
                "postern.aws.region", "eu-central-1",
                "aws.access-key-id", "AKIATEST",
                "aws.secret-key", "secret-key"));
        all.putAll(properties);
        return new S3Adapters(ApplicationContext.run(all));
    }

    S3Client client() {
        return context.getBean(S3Client.class);
    }

    /** What the configuration chose. */
    ExecutionLogs logs() {
        return context.getBean(ExecutionLogs.class);
    }

    /** Logs in another bucket. */
    ExecutionLogs logs(String bucket, String prefix) {
        return new S3ExecutionLogs(new ExecutionBucket(client(), bucket, prefix));
    }

    @Override
    public void close() {
        context.close();
    }
}
