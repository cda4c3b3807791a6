package io.postern.aws;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The only reader of the SDK's exceptions: says whether trying again helps, and why, without secrets. What is not known
 * to be the data's fault is retried, for a record must not die of what an operator can mend.
 *
 * <p>Codes: "Common error types" and the errors of PutMetricData, PutLogEvents and FilterLogEvents in the API
 * references of CloudWatch and CloudWatch Logs. Both spellings of a code are met, with and without {@code Exception}.
 */
public final class AwsFailures {

    private static final int WORDS_MAX = 500;

    /** AWS counts calls by the second, and does not say when to come back. */
    private static final Duration THROTTLED_FOR = Duration.ofSeconds(1);

    private static final Set<String> DATA_AT_FAULT = Set.of(
            "InvalidFormat",
            "InvalidParameter",
            "InvalidParameterCombination",
            "InvalidParameterValue",
            "MalformedInput",
            "MissingParameter",
            "MissingRequiredParameter",
            "RequestEntityTooLarge",
            "Serialization",
            "Validation",
            "ValidationError");
    /** Both spellings of each, as with the codes of API_PutDashboard and API_GetDashboard. */
    private static final Set<String> DASHBOARD_INVALID = Set.of("DashboardInvalidInputError", "InvalidParameterInput");

    private static final Set<String> MISSING = Set.of("DashboardNotFoundError", "ResourceNotFound");

    /** Of CloudWatch Logs, and of DynamoDB. */
    private static final Set<String> PRESENT = Set.of("ResourceAlreadyExists", "ResourceInUse");

    private static final Set<String> NOT_DECRYPTED = Set.of("IncorrectKey", "InvalidCiphertext");

    private static final Set<String> ACCESS_DENIED =
            Set.of("AccessDenied", "NotAuthorized", "OptInRequired", "UnauthorizedOperation");
    private static final Set<String> SESSION_OVER = Set.of("ExpiredToken", "TokenRefreshRequired");
    private static final Set<String> KEY_UNKNOWN =
            Set.of("InvalidAccessKeyId", "InvalidClientTokenId", "MissingAuthenticationToken", "UnrecognizedClient");
    private static final Set<String> SIGNATURE_WRONG = Set.of(
            "AuthFailure",
            "IncompleteSignature",
            "InvalidSignature",
            "RequestExpired",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch");

    private AwsFailures() {}

    /** What a failed call means for the batch that it carried. */
    public static Delivery delivery(SdkException failure) {
        return switch (failure) {
            case AwsServiceException answer when dataAtFault(answer) -> new Delivery.Refused(inAwsWords(answer));
            // After a 500 or 504 the work may be done all the same; a 503 comes before any work.
            case AwsServiceException answer ->
                new Delivery.RetryLater(why(answer), answer.statusCode() >= 500 && answer.statusCode() != 503);
            default -> new Delivery.RetryLater(unanswered(failure), maybeSent(failure));
        };
    }

    /**
     * What a failed preparation means for a batch that was not sent yet.
     *
     * @return never uncertain
     */
    public static Delivery unsent(SdkException failure) {
        return switch (delivery(failure)) {
            case Delivery.RetryLater(String why, boolean uncertain)
            when uncertain -> new Delivery.RetryLater(why, false);
            case Delivery other -> other;
        };
    }

    /**
     * What a failed read means.
     *
     * @param what the read, as the start of a sentence: {@code "the metrics cannot be listed"}
     */
    public static PortUnavailable unavailable(String what, SdkException failure) {
        String words = what + ": " + why(failure);
        return failure instanceof AwsServiceException answer && answer.isThrottlingException()
                ? PortUnavailable.throttled(words, THROTTLED_FOR, failure)
                : new PortUnavailable(words, failure);
    }

    /**
     * The same, or an {@link IllegalArgumentException} in AWS's words where what was asked is at fault.
     *
     * @param what the read, as the start of a sentence
     */
    public static RuntimeException unread(String what, SdkException failure) {
        return failure instanceof AwsServiceException answer && questionAtFault(answer)
                ? new IllegalArgumentException(what + ": " + inAwsWords(answer), answer)
                : unavailable(what, failure);
    }

    /** What went wrong, as a clause; never holds a secret. */
    public static String why(SdkException failure) {
        return switch (failure) {
            case AwsServiceException answer -> why(answer);
            default -> unanswered(failure);
        };
    }

    /** Whether AWS says that a permission is missing. */
    public static boolean denied(SdkException failure) {
        return failure instanceof AwsServiceException answer && ACCESS_DENIED.contains(code(answer));
    }

    /** Whether AWS refuses what it only looks at once the permission is there: what is said, or what it names. */
    public static boolean permitted(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && (dataAtFault(answer) || missing(answer) || DASHBOARD_INVALID.contains(code(answer)));
    }

    /** Whether AWS says that what the call names does not exist. */
    public static boolean missing(SdkException failure) {
        return failure instanceof AwsServiceException answer && MISSING.contains(code(answer));
    }

    /** Whether S3 says that there is no object of that key. */
    public static boolean noSuchObject(SdkException failure) {
        return failure instanceof AwsServiceException answer && code(answer).equals("NoSuchKey");
    }

    /** Whether AWS says that what the call makes exists already. */
    public static boolean present(SdkException failure) {
        return failure instanceof AwsServiceException answer && PRESENT.contains(code(answer));
    }

    /** Whether DynamoDB says that an item is not what the call takes it for, or that somebody else writes it right now. */
    public static boolean conditionFailed(SdkException failure) {
        if (!(failure instanceof AwsServiceException answer)) return false;
        if (code(answer).equals("ConditionalCheckFailed")) return true;
        String words = inAwsWords(answer);
        return code(answer).equals("TransactionCanceled")
                && (words.contains("ConditionalCheckFailed") || words.contains("TransactionConflict"));
    }

    /** Why DynamoDB cancelled a transaction, by a code for each of its writes, in their order; nothing when it did not. */
    public static List<String> cancellations(SdkException failure) {
        return failure instanceof TransactionCanceledException cancelled
                ? cancelled.cancellationReasons().stream()
                        .map(reason -> Objects.requireNonNullElse(reason.code(), "None"))
                        .toList()
                : List.of();
    }

    /** AWS's words where it finds a dashboard invalid. */
    public static Optional<String> dashboardFault(SdkException failure) {
        return failure instanceof AwsServiceException answer
                        && (dataAtFault(answer) || DASHBOARD_INVALID.contains(code(answer)))
                ? Optional.of(inAwsWords(answer))
                : Optional.empty();
    }

    /** Whether KMS says that what it is to decrypt is not what that key encrypted in that context. */
    public static boolean notDecrypted(SdkException failure) {
        return failure instanceof AwsServiceException answer && NOT_DECRYPTED.contains(code(answer));
    }

    /** Whether nobody answered, or AWS has too much to do or failed: the same would happen to any other call now. */
    public static boolean away(SdkException failure) {
        return !(failure instanceof AwsServiceException answer)
                || answer.isThrottlingException()
                || answer.statusCode() >= 500;
    }

    private static boolean questionAtFault(AwsServiceException answer) {
        return dataAtFault(answer) || code(answer).equals("InvalidNextToken");
    }

    private static boolean dataAtFault(AwsServiceException answer) {
        return DATA_AT_FAULT.contains(code(answer)) || answer.statusCode() == 413;
    }

    private static String why(AwsServiceException answer) {
        String code = code(answer);
        String fullCode = details(answer).map(AwsErrorDetails::errorCode).orElse("without a code");
        if (answer.isThrottlingException()) return "AWS throttles (" + fullCode + ")";
        if (ACCESS_DENIED.contains(code)) return "AWS denies access: " + inAwsWords(answer);
        // Below this line AWS's own words may quote the signed headers, and with them a session token.
        if (SESSION_OVER.contains(code)) return "the AWS session token has expired (" + fullCode + ")";
        if (KEY_UNKNOWN.contains(code)) return "AWS does not know the access key (" + fullCode + ")";
        if (SIGNATURE_WRONG.contains(code))
            return "AWS finds the signature wrong; the secret key or this machine's clock may be (" + fullCode + ")";
        if (answer.statusCode() == 403) return "AWS denies access (HTTP 403, " + fullCode + ")";
        if (answer.statusCode() >= 500)
            return "AWS failed (HTTP " + answer.statusCode() + ", " + fullCode + ", request " + answer.requestId()
                    + ")";
        return "AWS answered HTTP " + answer.statusCode() + ": " + inAwsWords(answer);
    }

    private static String unanswered(SdkException failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> "no answer from AWS in time";
            case AbortedException _ -> "the call to AWS was interrupted";
            default ->
                connectionFailure(failure)
                        .map(AwsFailures::broken)
                        .orElseGet(() -> "the call to AWS could not be made: " + cut(failure.getMessage()));
        };
    }

    private static String broken(IOException connection) {
        if (connection instanceof ConnectionRequestTimeoutException) return "no connection to AWS became free in time";
        if (connection instanceof UnknownHostException)
            return "AWS cannot be reached: there is no such host, or names cannot be looked up; the region or the"
                    + " endpoint may be wrong: " + cut(connection.getMessage());
        if (neverSent(connection)) return "AWS cannot be reached: " + cut(connection.getMessage());
        if (connection instanceof SocketTimeoutException) return "no answer from AWS in time";
        return "the call to AWS broke: " + cut(connection.getMessage());
    }

    /** Without an answer only a call that surely never left is certain. */
    private static boolean maybeSent(SdkException failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _, AbortedException _ -> true;
            // No connection was tried: no credentials, no region, no endpoint.
            default ->
                connectionFailure(failure)
                        .map(connection -> !neverSent(connection))
                        .orElse(false);
        };
    }

    private static boolean neverSent(IOException connection) {
        return switch (connection) {
            case ConnectException _,
                    ConnectTimeoutException _,
                    ConnectionRequestTimeoutException _,
                    NoRouteToHostException _,
                    SSLHandshakeException _,
                    UnknownHostException _ -> true;
            default -> false;
        };
    }

    private static Optional<IOException> connectionFailure(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof IOException connection) return Optional.of(connection);
        return Optional.empty();
    }

    private static String inAwsWords(AwsServiceException answer) {
        return details(answer)
                .map(details -> cut(details.errorMessage() + " (" + details.errorCode() + ")"))
                .orElse("nothing more");
    }

    private static String code(AwsServiceException answer) {
        String code = details(answer).map(AwsErrorDetails::errorCode).orElse("");
        return code.endsWith("Exception") ? code.substring(0, code.length() - "Exception".length()) : code;
    }

    private static Optional<AwsErrorDetails> details(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails());
    }

    private static String cut(@Nullable String text) {
        String words = Objects.requireNonNullElse(text, "no more is known");
        return words.length() <= WORDS_MAX ? words : words.substring(0, WORDS_MAX) + "…";
    }
}
