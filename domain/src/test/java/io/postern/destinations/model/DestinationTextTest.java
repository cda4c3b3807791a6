package io.postern.destinations.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.Secret;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationTextTest {

    private static final DestinationName NAME = new DestinationName("shop");
    private static final AccessKeyId KEY = new AccessKeyId("AKIAIOSFODNN7EXAMPLE");
    private static final Secret SECRET = new Secret("a-secret/with+all=characters,.@");

    static Stream<Target> targets() {
        return Stream.of(
                new Target.LocalStore(),
                aws(new Credential.AccessKey(KEY, SECRET)),
                aws(new Credential.Session(KEY, SECRET, new Secret("token"))),
                aws(new Credential.AssumedRole("arn:aws:iam::123456789012:role/a/telemetry", "external:1")),
                aws(new Credential.AssumedRole("arn:aws-cn:iam::123456789012:role/telemetry", "")),
                new Target.Aws(
                        new Credential.DefaultChain(),
                        new Region("us-gov-west-1"),
                        EnumSet.allOf(ApiName.class),
                        new Endpoint.Elsewhere(URI.create("https://vpce-1.example:8443/path"))));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsWrittenIsReadEqual(Target target) {
        Destination destination = new Destination(NAME, "d\u00e9scription", target);

        assertThat(DestinationText.read(NAME, DestinationText.write(destination)))
                .contains(destination);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "k\tlocal",
                "d\t\nk\tnew-kind\ng\teu-central-1\nn\tlogs",
                "d\t\nk\tdefault\ng\tnowhere\nn\tlogs",
                "d\t\nk\tdefault\ng\teu-central-1\nn\tqueues",
                "d\t\nk\tlocal\nZ\tof a later version",
                "d\t\nk\taccess-key\ng\teu-central-1\nn\tlogs\ni\tAKIAIOSFODNN7EXAMPLE"
            })
    void whatIsNotUnderstoodIsNoDestination(String text) {
        assertThat(DestinationText.read(NAME, new Secret(text))).isEmpty();
    }

    @Test
    void nothingPrintsASecret() {
        Destination destination =
                new Destination(NAME, "", aws(new Credential.Session(KEY, SECRET, new Secret("the-token"))));

        assertThat(destination.toString() + DestinationText.write(destination))
                .doesNotContain("a-secret", "the-token", KEY.value())
                .contains("****MPLE");
    }

    private static Target.Aws aws(Credential credential) {
        return new Target.Aws(credential, new Region("eu-central-1"), Set.of(ApiName.LOGS), new Endpoint.OfRegion());
    }
}
