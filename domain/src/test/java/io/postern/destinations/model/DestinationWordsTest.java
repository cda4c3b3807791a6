package io.postern.destinations.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.shared.Secret;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "eu-central-2",
                "ap-southeast-7",
                "cn-northwest-1",
                "us-gov-east-1",
                "us-isob-east-1",
                "eusc-de-east-1",
                "mx-central-1",
                "il-central-1"
            })
    void everyRegionOfAwsIsOne(String region) {
        assertThatCode(() -> new Region(region)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eu",
                "eu-central",
                "EU-CENTRAL-1",
                "eu-central-1a",
                "europe-west-1",
                "eu-central-1.evil.example",
                "eu-central-1\n",
                " eu-central-1"
            })
    void whatIsNoRegionIsRefusedByTheFieldsName(String region) {
        assertThatThrownBy(() -> new Region(region)).hasMessageStartingWith("region: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "-x", "a b", "a/b", "\u00e9"})
    void whatIsNoNameIsRefused(String name) {
        assertThat(DestinationName.read(name)).isEmpty();
        assertThatThrownBy(() -> new DestinationName(name)).hasMessageStartingWith("name: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "https://",
                "host:80",
                "https://user:password@host",
                "https://host?query=1",
                "https://host#fragment",
                "/path"
            })
    void whatIsNoEndpointIsRefusedWithoutShowingIt(String endpoint) {
        assertThatThrownBy(
                        () -> new Endpoint.Elsewhere(URI.create(endpoint.equals("https://") ? "https:///" : endpoint)))
                .hasMessageStartingWith("endpoint: ")
                .hasMessageNotContaining("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "telemetry",
                "arn:aws:iam::12345:role/telemetry",
                "arn:aws:iam::123456789012:user/telemetry",
                "arn:aws:iam::123456789012:role/"
            })
    void whatIsNoRoleIsRefused(String arn) {
        assertThatThrownBy(() -> new Credential.AssumedRole(arn, "")).hasMessageStartingWith("roleArn: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "line\n", "\u00e9"})
    void aSecretThatNoHeaderCarriesIsRefusedWithoutShowingIt(String secret) {
        AccessKeyId id = new AccessKeyId("AKIAIOSFODNN7EXAMPLE");

        assertThatThrownBy(() -> new Credential.AccessKey(id, new Secret(secret)))
                .hasMessageStartingWith("secretAccessKey: ")
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> new Credential.Session(id, new Secret("fine"), new Secret(secret)))
                .hasMessageStartingWith("sessionToken: ");
    }

    @Test
    void aDestinationInAwsIsForSomething() {
        assertThatThrownBy(() -> new Target.Aws(
                        new Credential.DefaultChain(), new Region("eu-central-1"), Set.of(), new Endpoint.OfRegion()))
                .hasMessageStartingWith("serviceName: ");
    }

    @Test
    void servicesAreNamedAsAwsDoes() {
        assertThat(ApiName.named("monitoring")).contains(ApiName.MONITORING);
        assertThat(ApiName.named("logs")).contains(ApiName.LOGS);
        assertThat(ApiName.named("Logs")).isEmpty();
    }

    @Test
    void anAccessKeyIdShowsItsLastFourCharactersOnly() {
        AccessKeyId id = new AccessKeyId("AKIAIOSFODNN7EXAMPLE");

        assertThat(id.masked()).isEqualTo("****MPLE");
        assertThat(id.toString()).isEqualTo("****MPLE");
        assertThatThrownBy(() -> new AccessKeyId("short"))
                .hasMessageStartingWith("accessKeyId: ")
                .hasMessageNotContaining("short");
    }
}
