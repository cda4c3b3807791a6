package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

class LateConnectionsTest {

    private static final HttpExecuteRequest REQUEST = HttpExecuteRequest.builder()
            .request(SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(URI.create("https://localhost/"))
                    .build())
            .build();

    private int reads;

    @Test
    void trustIsReadWithTheFirstRequestAndNotAgain() {
        try (SdkHttpClient connections = late(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> {
            reads++;
            return null;
        }))) {
            assertThat(reads).isZero();

            Object _ = connections.prepareRequest(REQUEST);
            Object _ = connections.prepareRequest(REQUEST);

            assertThat(reads).isOne();
        }
    }

    @Test
    void whatWasNeverUsedIsNotSetUpToBeClosed() {
        late(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> {
                    reads++;
                    return null;
                }))
                .close();

        assertThat(reads).isZero();
    }

    @Test
    void trustThatCannotBeReadIsAFailureOfTheCall() {
        try (SdkHttpClient connections = late(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> {
            throw new IllegalStateException("no such store");
        }))) {
            assertThatThrownBy(() -> connections.prepareRequest(REQUEST))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("connections to AWS cannot be set up: no such store");
        }
    }

    @Test
    void theyHaveTheNameOfWhatTheyAre() {
        try (SdkHttpClient connections = late(Apache5HttpClient.builder());
                SdkHttpClient real = Apache5HttpClient.create()) {
            assertThat(connections.clientName()).isEqualTo(real.clientName());
        }
    }

    private static SdkHttpClient late(Apache5HttpClient.Builder settings) {
        return new LateConnections.Builder(settings).build();
    }
}
