package io.postern.testkit.cloudwatch;

/** The AWS services behind the one port. */
enum Service {
    /** CloudWatch: smithy rpc-v2-cbor, signed for {@code monitoring}. */
    METRICS("monitoring", "cloudwatch", ""),
    /** CloudWatch Logs: AWS JSON 1.1, signed for {@code logs}. */
    LOGS("logs", "logs", "Logs_20140328."),
    /** DynamoDB: AWS JSON 1.0, signed for {@code dynamodb}. */
    TABLES("dynamodb", "dynamodb", "DynamoDB_20120810."),
    /** KMS: AWS JSON 1.1, signed for {@code kms}. */
    KEYS("kms", "kms", "TrentService."),
    /** S3: its REST protocol, signed for {@code s3}. */
    OBJECTS("s3", "s3", ""),
    /** STS: AWS's Query protocol, signed for {@code sts}. */
    IDENTITY("sts", "sts", "");

    private final String signingName;
    private final String iamPrefix;
    private final String target;

    Service(String signingName, String iamPrefix, String target) {
        this.signingName = signingName;
        this.iamPrefix = iamPrefix;
        this.target = target;
    }

    String signingName() {
        return signingName;
    }

    String iamPrefix() {
        return iamPrefix;
    }

    /** What stands in {@code X-Amz-Target} before the name of the call; empty: it does not speak AWS JSON. */
    String target() {
        return target;
    }
}
