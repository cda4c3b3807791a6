package io.postern.testkit.cloudwatch;

/** The AWS services behind the one port. */
enum Service {
    /** CloudWatch: smithy rpc-v2-cbor, signed for {@code monitoring}. */
    METRICS("monitoring", "cloudwatch"),
    /** CloudWatch Logs: AWS JSON 1.1, signed for {@code logs}. */
    LOGS("logs", "logs"),
    /** STS: AWS's Query protocol, signed for {@code sts}. */
    IDENTITY("sts", "sts");

    private final String signingName;
    private final String iamPrefix;

    Service(String signingName, String iamPrefix) {
        this.signingName = signingName;
        this.iamPrefix = iamPrefix;
    }

    String signingName() {
        return signingName;
    }

    String iamPrefix() {
        return iamPrefix;
    }
}
