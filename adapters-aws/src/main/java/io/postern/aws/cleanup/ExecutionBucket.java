package io.postern.aws.cleanup;

import io.postern.aws.AwsFailures;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.shared.PortUnavailable;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Calls to one bucket, each made once, with names as they are behind the prefix. */
final class ExecutionBucket {

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    ExecutionBucket(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * One page of names.
     *
     * @param folder what they begin with
     * @param more what else is asked for
     * @throws PortUnavailable when S3 does not answer, or not with names
     */
    ListObjectsV2Response page(String folder, Consumer<ListObjectsV2Request.Builder> more) {
        try {
            // Encoded, because one foreign name that XML cannot hold would make the whole page unreadable.
            return client.listObjectsV2(request -> request.bucket(bucket)
                    .prefix(prefix + folder)
                    .encodingType(EncodingType.URL)
                    .applyMutation(more));
        } catch (SdkException failure) {
            throw AwsFailures.unavailable("the bucket " + bucket + " cannot be listed", failure);
        }
    }

    /** The name that a listed one is behind the prefix. */
    String name(String listed) {
        return listed.substring(prefix.length());
    }

    /**
     * The bytes of a log, for the caller to close; nothing when there is no such object.
     *
     * @throws PortUnavailable when S3 does not answer, or not with the object
     */
    Optional<InputStream> open(ExecutionKey key) {
        try {
            return Optional.of(new ObjectBytes(
                    client.getObject(request -> request.bucket(bucket).key(prefix + key))));
        } catch (SdkException failure) {
            if (AwsFailures.noSuchObject(failure)) return Optional.empty();
            throw AwsFailures.unavailable("the execution log " + key + " cannot be read", failure);
        }
    }
}
