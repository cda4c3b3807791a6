package io.postern.aws.cleanup;

import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.ExecutionLogsContract;
import io.postern.testkit.emulator.LocalEmu;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import software.amazon.awssdk.core.sync.RequestBody;

/** The same promises on an S3 that nobody here wrote. */
final class S3ExecutionLogsEmulatorIT implements ExecutionLogsContract {

    @AutoClose
    private static final LocalEmu AWS = LocalEmu.start();

    @AutoClose
    private static final S3Adapters ADAPTERS = S3Adapters.of(AWS.endpoint(), Map.of());

    private final String bucket = Unique.name("logs");

    S3ExecutionLogsEmulatorIT() {
        ADAPTERS.client().createBucket(request -> request.bucket(bucket)
                .createBucketConfiguration(where -> where.locationConstraint("eu-central-1")));
    }

    @Override
    public ExecutionLogs logs() {
        return ADAPTERS.logs(bucket, "");
    }

    @Override
    public void put(String name, byte[] content) {
        ADAPTERS.client().putObject(request -> request.bucket(bucket).key(name), RequestBody.fromBytes(content));
    }
}
