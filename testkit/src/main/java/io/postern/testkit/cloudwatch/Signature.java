package io.postern.testkit.cloudwatch;

import com.sun.net.httpserver.Headers;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks whether a call is signed for the service it goes to. The signature itself is not computed anew: the stand-in
 * has no secret to compare with, and the SDK's signer is not what is under test.
 */
final class Signature {

    private static final Pattern SIGNED =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=(?<key>[^/,\\s]+)/\\d{8}/[^/,\\s]+/"
                    + "(?<service>[^/,\\s]+)/aws4_request, ?SignedHeaders=[^,\\s]+, ?Signature=[0-9a-f]{64}");

    private Signature() {}

    /** Whose key signed a call that was checked. */
    static String accessKeyId(Headers headers) {
        Matcher signed = SIGNED.matcher(String.valueOf(headers.getFirst("Authorization")));
        return signed.matches() ? signed.group("key") : "";
    }

    static Optional<Refused> check(Service service, Headers headers) {
        String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            return Optional.of(new Refused(AwsError.MISSING_AUTHENTICATION, "Missing Authentication Token"));
        }
        Matcher signed = SIGNED.matcher(authorization);
        if (!signed.matches() || headers.getFirst("X-Amz-Date") == null) {
            return Optional.of(new Refused(
                    AwsError.INCOMPLETE_SIGNATURE,
                    "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters"
                            + " and existence of either a 'X-Amz-Date' or a 'Date' header."));
        }
        if (!signed.group("service").equals(service.signingName())) {
            return Optional.of(new Refused(
                    AwsError.WRONG_SIGNATURE,
                    "Credential should be scoped to correct service: '" + service.signingName() + "'."));
        }
        return Optional.empty();
    }
}
