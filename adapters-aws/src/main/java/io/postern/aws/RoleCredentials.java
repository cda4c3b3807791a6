package io.postern.aws;

import io.postern.destinations.model.Credential;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * What STS gives for a role: asked for by the first caller while the others wait for the same answer, and renewed in the
 * background some minutes ahead of its end, so that no call waits for it again.
 */
final class RoleCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final StsClient sts;
    private final StsAssumeRoleCredentialsProvider kept;

    /** Those of that role; asks that client, and closes it. */
    RoleCredentials(StsClient sts, Credential.AssumedRole role) {
        this.sts = sts;
        this.kept = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.roleArn())
                        .externalId(role.externalId().isEmpty() ? null : role.externalId())
                        .roleSessionName("postern"))
                .asyncCredentialUpdateEnabled(true)
                .build();
    }

    /** Those of now; says in words that are not AWS's on any data why there are none. */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return kept.resolveCredentials();
        } catch (SdkException failure) {
            // As it is, it would pass for AWS's word on the batch that waits for it: "ValidationError" would kill that.
            throw none(AwsFailures.why(failure));
        } catch (NullPointerException _) { // how the SDK meets an answer without credentials in it
            throw none("what answers does not answer as STS does");
        }
    }

    private static SdkClientException none(String why) {
        return SdkClientException.create("the role cannot be assumed: " + why);
    }

    @Override
    public void close() {
        kept.close();
        sts.close();
    }
}
