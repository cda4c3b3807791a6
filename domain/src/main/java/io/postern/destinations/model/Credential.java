package io.postern.destinations.model;

import io.postern.shared.Secret;
import java.util.regex.Pattern;

/** How a destination's account is opened. */
public sealed interface Credential {

    /** A key that does not end. */
    record AccessKey(AccessKeyId id, Secret secretAccessKey) implements Credential {

        public AccessKey {
            check("secretAccessKey", secretAccessKey);
        }
    }

    /** A temporary key, which ends when AWS says. */
    record Session(AccessKeyId id, Secret secretAccessKey, Secret sessionToken) implements Credential {

        public Session {
            check("secretAccessKey", secretAccessKey);
            check("sessionToken", sessionToken);
        }
    }

    /**
     * A role that is assumed with whatever credential the process has.
     *
     * @param externalId what the role's owner asks for, so that nobody else makes us act for them; empty: nothing. AWS
     *     does not count it among secrets, and neither do we
     */
    record AssumedRole(String roleArn, String externalId) implements Credential {

        // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html gives both forms.
        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]{0,16}:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");
        private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9+=,.@:/_-]{2,1224}");

        public AssumedRole {
            if (!ARN.matcher(roleArn).matches())
                throw new IllegalArgumentException(
                        "roleArn: not usable (expected: such as arn:aws:iam::123456789012:role/telemetry)");
            if (!externalId.isEmpty() && !EXTERNAL_ID.matcher(externalId).matches())
                throw new IllegalArgumentException(
                        "externalId: not usable (expected: 2 to 1224 of A-Z a-z 0-9 + = , . @ : / _ -)");
        }
    }

    /** Whatever the SDK finds in the process's surroundings. */
    record DefaultChain() implements Credential {}

    /** What travels in headers and signatures; a stray blank or end of line would be refused by AWS in riddles. */
    private static void check(String name, Secret secret) {
        if (secret.length() > 4096 || !secret.reveal().chars().allMatch(c -> c > ' ' && c < 0x7F))
            throw new IllegalArgumentException(name + ": not usable (expected: 1 to 4096 visible ASCII characters)");
    }
}
