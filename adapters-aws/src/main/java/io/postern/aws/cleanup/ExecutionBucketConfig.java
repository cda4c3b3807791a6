package io.postern.aws.cleanup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.destinations.model.Endpoint;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The bucket in S3 that the cleanup leaves its execution logs in.
 *
 * @param name its name; needed when it is chosen for execution logs
 * @param prefix what stands before {@code YYYY/MM/} in its keys, with a slash at the end; empty: nothing, as AWS Auto
 *     Cleanup has it
 * @param region where it is; empty: {@code postern.aws.region}
 * @param endpoint address of a server that stands for S3; empty: {@code postern.aws.endpoint}. A text, because an address
 *     that the framework cannot convert would count as absent
 */
@ConfigurationProperties("postern.cleanup.bucket")
record ExecutionBucketConfig(String name, String prefix, String region, String endpoint) {

    /** Source: "General purpose bucket naming rules" in the user guide of S3. */
    private static final Pattern NAME = Pattern.compile("|[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern PREFIX = Pattern.compile("|([A-Za-z0-9_-][A-Za-z0-9._-]*/)+");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");

    ExecutionBucketConfig {
        if (!NAME.matcher(name).matches()) throw wrong("name", name, "3 to 63 of a-z 0-9 . -, or nothing");
        if (!PREFIX.matcher(prefix).matches())
            throw wrong("prefix", prefix, "names of A-Z a-z 0-9 . _ - with a slash behind each, or nothing");
        if (!REGION.matcher(region).matches())
            throw wrong("region", region, "a region such as eu-central-1, or nothing");
        if (!endpoint.isEmpty() && !isAddress(endpoint))
            throw wrong("endpoint", endpoint, "an http or https address, or nothing");
    }

    /** The name of the bucket of whoever has chosen it. */
    String chosenName() {
        if (name.isEmpty())
            throw wrong("name", "not set", "the name of a bucket while postern.cleanup.execution-logs is s3");
        return name;
    }

    private static boolean isAddress(String text) {
        try {
            Endpoint _ = new Endpoint.Elsewhere(URI.create(text));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(
                "postern.cleanup.bucket." + key + ": " + value + " (expected: " + expected + ")");
    }
}
