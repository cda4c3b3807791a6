package io.postern.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Proves that the emulator is there and keeps what it is sent, by AWS's plain protocols and without an SDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalEmuEmulatorIT {

    private final LocalEmu emulator = LocalEmu.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void end() {
        client.close();
        emulator.close();
    }

    @Test
    void aDatumThatItTookIsListed() throws Exception {
        String put = "Action=PutMetricData&Version=2010-08-01&Namespace=Fixture%2FProof"
                + "&MetricData.member.1.MetricName=Knocks&MetricData.member.1.Value=1";
        assertTaken(query(put));

        HttpResponse<String> list = query("Action=ListMetrics&Version=2010-08-01&Namespace=Fixture%2FProof");

        assertThat(list.body()).contains("<MetricName>Knocks</MetricName>");
    }

    @Test
    void aLogGroupThatItMadeIsDescribed() throws Exception {
        assertThat(logs("CreateLogGroup", "{\"logGroupName\": \"fixture/proof\"}")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> groups = logs("DescribeLogGroups", "{\"logGroupNamePrefix\": \"fixture/\"}");

        assertThat(groups.body()).contains("\"fixture/proof\"");
    }

    private static void assertTaken(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpResponse<String> query(String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = signedFor("monitoring")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(form));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> logs(String operation, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = signedFor("logs")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .POST(BodyPublishers.ofString(json));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The emulator routes by the credential's scope and does not check the signature. */
    private HttpRequest.Builder signedFor(String service) {
        String scope = "test/20260101/us-east-1/" + service + "/aws4_request";
        return HttpRequest.newBuilder(emulator.endpoint())
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=none");
    }
}
