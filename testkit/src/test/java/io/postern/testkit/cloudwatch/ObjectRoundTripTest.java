package io.postern.testkit.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The real SDK reads what a test put into a bucket, and hears what S3 would say. */
class ObjectRoundTripTest {

    private static final List<String> ODD =
            List.of("a+b", "a b", "a/b/c", "a%2Fb", "a&b<c>", "\u00e9\u4e00\ud83d\ude00", "a\nb", "a'\"=?#");

    @AutoClose
    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start();

    @AutoClose
    private static final S3Client OBJECTS = SdkClients.objects(STAND_IN.endpoint());

    @BeforeEach
    void reset() {
        STAND_IN.reset();
    }

    @Test
    void whatWasPutIsReadUnderAnyName() {
        for (String key : ODD) put(key);

        for (String key : ODD) assertThat(get(key)).isEqualTo(key);
        for (EncodingType encoding : new EncodingType[] {null, EncodingType.URL})
            assertThat(OBJECTS.listObjectsV2(request -> request.bucket("logs").encodingType(encoding))
                            .contents())
                    .extracting(S3Object::key)
                    .containsExactlyInAnyOrderElementsOf(ODD);
    }

    @Test
    void anEmptyObjectIsOne() {
        STAND_IN.putObject("logs", "empty", new byte[0]);

        assertThat(OBJECTS.getObjectAsBytes(request -> request.bucket("logs").key("empty"))
                        .asByteArray())
                .isEmpty();
    }

    @Test
    void aListingComesInPages() {
        for (int i = 0; i < 2_001; i++) put("key-%04d".formatted(i));

        ListObjectsV2Response first =
                OBJECTS.listObjectsV2(request -> request.bucket("logs").maxKeys(5_000));
        assertThat(first.contents()).hasSize(1_000);
        assertThat(first.isTruncated()).isTrue();
        assertThat(OBJECTS.listObjectsV2Paginator(request -> request.bucket("logs"))
                        .contents())
                .extracting(S3Object::key)
                .hasSize(2_001)
                .isSorted();
        assertThat(OBJECTS.listObjectsV2(request -> request.bucket("logs").startAfter("key-1999"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("key-2000");
    }

    @Test
    void namesAreRolledUpAtADelimiterAlsoOverPages() {
        for (String key : List.of("2022/01/a", "2022/02/b", "2023/01/c", "a.txt", "z/y")) put(key);

        ListObjectsV2Response all =
                OBJECTS.listObjectsV2(request -> request.bucket("logs").delimiter("/"));
        assertThat(all.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("2022/", "2023/", "z/");
        assertThat(all.contents()).extracting(S3Object::key).containsExactly("a.txt");
        assertThat(all.keyCount()).isEqualTo(4);
        assertThat(OBJECTS.listObjectsV2Paginator(
                                request -> request.bucket("logs").delimiter("/").maxKeys(1))
                        .commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("2022/", "2023/", "z/");
        assertThat(OBJECTS.listObjectsV2(request ->
                                request.bucket("logs").prefix("2022/").delimiter("/"))
                        .commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("2022/01/", "2022/02/");
    }

    @Test
    void whatIsNotThereIsToldInS3sWords() {
        assertThatThrownBy(() -> get("nothing")).isInstanceOf(NoSuchBucketException.class);
        put("something");
        assertThatThrownBy(() -> get("nothing")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> OBJECTS.listObjectsV2(request -> request.bucket("nothing")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void faultsAreToldInS3sWords() {
        put("key");
        STAND_IN.misbehave(new Fault.Throttle()).times(1);
        STAND_IN.misbehave(new Fault.Fail(500)).times(1);
        STAND_IN.misbehave(new Fault.DenyAccess()).times(1);

        S3Exception slow = catchThrowableOfType(S3Exception.class, () -> get("key"));
        assertThat(slow.statusCode()).isEqualTo(503);
        assertThat(slow.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
        assertThat(slow.isThrottlingException()).isTrue();
        assertThat(catchThrowableOfType(S3Exception.class, () -> get("key")).statusCode())
                .isEqualTo(500);
        assertThat(catchThrowableOfType(S3Exception.class, () -> get("key"))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("AccessDenied");
    }

    @Test
    void anObjectCanBreakOffMidway() {
        STAND_IN.putObject("logs", "large", new byte[1_000_000]);
        STAND_IN.misbehave(new Fault.CutMidway()).on(Operation.GET_OBJECT).times(1);

        assertThatThrownBy(() -> get("large")).isInstanceOf(SdkClientException.class);
        assertThat(STAND_IN.calls(Operation.GET_OBJECT)).isEqualTo(1);
    }

    @Test
    void whatTheStandInDoesNotKnowIsRefused() {
        put("key");

        S3Exception refused = catchThrowableOfType(
                S3Exception.class,
                () -> OBJECTS.getObjectTagging(request -> request.bucket("logs").key("key")));

        assertThat(refused.statusCode()).isEqualTo(501);
    }

    private static void put(String key) {
        STAND_IN.putObject("logs", key, key.getBytes(UTF_8));
    }

    private static String get(String key) {
        return OBJECTS.getObjectAsBytes(request -> request.bucket("logs").key(key))
                .asUtf8String();
    }
}
