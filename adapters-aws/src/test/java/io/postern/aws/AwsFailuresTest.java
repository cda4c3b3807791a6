package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What AWS answers, as AWS JSON 1.1 puts it on the wire. */
class AwsFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameterException",
        "400, InvalidParameterValue",
        "400, InvalidParameterValueException",
        "400, InvalidParameterCombination",
        "400, InvalidParameterCombinationException",
        "400, MissingRequiredParameterException",
        "400, MissingParameter",
        "400, ValidationError",
        "400, ValidationException",
        "400, SerializationException",
        "413, RequestEntityTooLargeException",
        "413, SomethingElse",
    })
    void faultsOfTheDataAreRefusedInAwsWords(int status, String code) {
        assertThat(deliveryAfter(status, code, "the record is wrong"))
                .isEqualTo(new Delivery.Refused("the record is wrong (" + code + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling",
        "400, ThrottlingException",
        "400, RequestLimitExceeded",
        "400, RequestThrottled",
        "400, TooManyRequestsException",
        "429, Anything",
    })
    void throttlingIsRetriedWhateverItsStatus(int status, String code) {
        assertThat(deliveryAfter(status, code, "Rate exceeded"))
                .isEqualTo(new Delivery.RetryLater("AWS throttles (" + code + ")", false));
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure, true",
        "502, BadGateway, true",
        "503, ServiceUnavailableException, false",
        "504, GatewayTimeout, true",
    })
    void aFailureOfAwsIsRetriedAndUncertainUnlessItCameBeforeTheWork(int status, String code, boolean uncertain) {
        assertThat(deliveryAfter(status, code, "oops"))
                .isEqualTo(new Delivery.RetryLater(
                        "AWS failed (HTTP " + status + ", " + code + ", request request-1)", uncertain));
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, 'AWS denies access: not authorized to perform: logs:X (AccessDeniedException)'",
        "403, UnauthorizedOperation, 'AWS denies access: not authorized to perform: logs:X (UnauthorizedOperation)'",
        "403, Whatever, 'AWS denies access (HTTP 403, Whatever)'",
        "400, ExpiredTokenException, the AWS session token has expired (ExpiredTokenException)",
        "403, InvalidClientTokenId, AWS does not know the access key (InvalidClientTokenId)",
        "400, UnrecognizedClientException, AWS does not know the access key (UnrecognizedClientException)",
        "400, LimitExceededException, 'AWS answered HTTP 400: not authorized to perform: logs:X"
                + " (LimitExceededException)'",
        "404, UnknownOperationException, 'AWS answered HTTP 404: not authorized to perform: logs:X"
                + " (UnknownOperationException)'",
    })
    void whatAnOperatorCanMendIsRetriedAndNamed(int status, String code, String why) {
        assertThat(deliveryAfter(status, code, "not authorized to perform: logs:X"))
                .isEqualTo(new Delivery.RetryLater(why, false));
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
        "IncompleteSignature",
        "ExpiredTokenException",
        "InvalidClientTokenId",
        "MissingAuthenticationToken"
    })
    void noWordsOfAwsAboutCredentialsArePassedOn(String code) {
        Delivery delivery = deliveryAfter(403, code, "canonical string: x-amz-security-token:SESSION-TOKEN");

        assertThat(delivery).isInstanceOf(Delivery.RetryLater.class);
        assertThat(delivery.toString()).contains(code).doesNotContain("SESSION-TOKEN");
    }

    @Test
    void whatDynamoDbAnswersAsAPartOfTheWorkIsKnown() {
        assertThat(AwsFailures.conditionFailed(failure(400, "ConditionalCheckFailedException", "no")))
                .isTrue();
        assertThat(AwsFailures.conditionFailed(failure(400, "ValidationException", "no")))
                .isFalse();
        assertThat(AwsFailures.present(failure(400, "ResourceInUseException", "no")))
                .isTrue();
        assertThat(AwsFailures.present(failure(400, "ResourceNotFoundException", "no")))
                .isFalse();
    }

    @Test
    void whatKmsDoesNotDecryptIsNotAway() {
        for (String code : List.of("InvalidCiphertextException", "IncorrectKeyException")) {
            assertThat(AwsFailures.notDecrypted(failure(400, code, "no"))).isTrue();
            assertThat(AwsFailures.away(failure(400, code, "no"))).isFalse();
        }
        assertThat(AwsFailures.notDecrypted(failure(400, "DisabledException", "no")))
                .isFalse();
    }

    @Test
    void whoFailsOrThrottlesOrDoesNotAnswerIsAway() {
        assertThat(AwsFailures.away(failure(500, "KMSInternalException", "no"))).isTrue();
        assertThat(AwsFailures.away(failure(400, "ThrottlingException", "no"))).isTrue();
        assertThat(AwsFailures.away(failure(400, "AccessDeniedException", "no")))
                .isFalse();
        assertThat(AwsFailures.away(SdkClientException.create("no route"))).isTrue();
    }

    @Test
    void anAnswerThatIsNotAwssIsRetried() {
        SdkException failure;
        try (CannedAws aws = CannedAws.answering(404, "<html>nginx</html>")) {
            failure = failureOf(aws);
        }

        assertThat(AwsFailures.delivery(failure)).isInstanceOf(Delivery.RetryLater.class);
    }

    @Test
    void longWordsAreCut() {
        assertThat(deliveryAfter(400, "InvalidParameterException", "x".repeat(10_000)))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.why())
                        .hasSize(501));
    }

    @Test
    void aFailedPreparationIsNeverUncertain() {
        assertThat(AwsFailures.unsent(failure(500, "InternalFailure", "oops")))
                .isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.uncertain())
                        .isFalse());
    }

    @Test
    void aFailedReadSaysWhatAndWhyAndKeepsItsCause() {
        SdkException failure = failure(400, "ThrottlingException", "Rate exceeded");

        PortUnavailable unavailable = AwsFailures.unavailable("the log events cannot be searched", failure);

        assertThat(unavailable)
                .hasMessage("the log events cannot be searched: AWS throttles (ThrottlingException)")
                .hasCause(failure);
    }

    @Test
    void whatIsMissingAndWhatIsPresentIsToldApart() {
        SdkException missing = failure(400, "ResourceNotFoundException", "The specified log group does not exist.");
        SdkException present = failure(400, "ResourceAlreadyExistsException", "already exists");

        assertThat(AwsFailures.missing(missing)).isTrue();
        assertThat(AwsFailures.present(missing)).isFalse();
        assertThat(AwsFailures.missing(present)).isFalse();
        assertThat(AwsFailures.present(present)).isTrue();
    }

    private static Delivery deliveryAfter(int status, String code, String message) {
        return AwsFailures.delivery(failure(status, code, message));
    }

    private static SdkException failure(int status, String code, String message) {
        try (CannedAws aws = CannedAws.failing(status, code, message)) {
            return failureOf(aws);
        }
    }

    private static SdkException failureOf(CannedAws aws) {
        try (CloudWatchLogsClient logs = TestClients.of(aws.endpoint()).logs()) {
            SdkException failure = catchThrowableOfType(
                    SdkException.class, () -> logs.filterLogEvents(request -> request.logGroupName("group")));
            assertThat(aws.calls()).hasSize(1);
            return failure;
        }
    }
}
