package io.postern.metering.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IdentitySourceTest {

    private static final InvokedRoute ROUTE = InvokedRoute.parse(
                    "arn:aws:execute-api:eu-central-1:123456789012:abc/prod/GET/pets")
            .orElseThrow();
    private static final String HEADER = "$request.header.clientId";

    @Test
    void sourcesAreReadAsBothKindsOfApisWriteThem() {
        assertThat(IdentitySource.parse("method.request.header.Auth"))
                .contains(new IdentitySource(IdentitySource.Place.HEADER, "Auth"));
        assertThat(IdentitySource.parse("$request.querystring.key"))
                .contains(new IdentitySource(IdentitySource.Place.QUERY, "key"));
        assertThat(IdentitySource.parse("stageVariables.client"))
                .contains(new IdentitySource(IdentitySource.Place.STAGE_VARIABLE, "client"));
        assertThat(IdentitySource.parse("$context.identity.caller"))
                .contains(new IdentitySource(IdentitySource.Place.CONTEXT, "identity.caller"));
        for (String text : List.of("", "clientId", "$request.header.", "$request.body.x", "$request.header.a b"))
            assertThat(IdentitySource.parse(text)).as(text).isEmpty();
    }

    @Test
    void aHeaderIsFoundInWhateverCaseOfAscii() {
        for (String name : List.of("clientId", "clientid", "CLIENTID", "ClientID"))
            assertThat(of(HEADER, Map.of(name, List.of("shop")))).as(name).isEqualTo(known("shop"));
        // Dotless i, long s and the Kelvin sign are letters to Unicode's ways of ignoring case.
        assertThat(of(HEADER, Map.of("cl\u0131ent\u0130d", List.of("shop")))).isEqualTo(nobody(IdentityFault.MISSING));
        assertThat(of("$request.header.keys", Map.of("\u212aey\u017f", List.of("shop"))))
                .isEqualTo(nobody(IdentityFault.MISSING));
    }

    @Test
    void severalValuesAreNobody() {
        assertThat(of(HEADER, Map.of("clientId", List.of("shop", "bank")))).isEqualTo(nobody(IdentityFault.SEVERAL));
        assertThat(of(HEADER, Map.of("clientId", List.of("shop", "shop")))).isEqualTo(nobody(IdentityFault.SEVERAL));
        assertThat(of(HEADER, Map.of("clientId", List.of("shop"), "clientid", List.of("bank"))))
                .isEqualTo(nobody(IdentityFault.SEVERAL));
        // HTTP APIs put several values of one header behind each other.
        assertThat(of(HEADER, Map.of("clientid", List.of("shop,bank")))).isEqualTo(nobody(IdentityFault.UNUSABLE));
    }

    @Test
    void whatNoClientIsCalledIsNobody() {
        assertThat(of(HEADER, Map.of())).isEqualTo(nobody(IdentityFault.MISSING));
        assertThat(of(HEADER, Map.of("clientId", List.of("")))).isEqualTo(nobody(IdentityFault.MISSING));
        for (String value : List.of("shop\n", "shop\r\nx: y", " shop", "sh\u043ep", "x".repeat(10_000), "*", "shop/x"))
            assertThat(of(HEADER, Map.of("clientId", List.of(value))))
                    .as(value)
                    .isEqualTo(nobody(IdentityFault.UNUSABLE));
    }

    @Test
    void otherPlacesAreRead() {
        AuthorizerEvent event = new AuthorizerEvent.OfRequest(
                ROUTE, Map.of(), Map.of("key", List.of("q")), Map.of("client", "s"), Map.of("identity.caller", "c"));

        assertThat(source("$request.querystring.key").of(event)).isEqualTo(known("q"));
        assertThat(source("$stageVariables.client").of(event)).isEqualTo(known("s"));
        assertThat(source("$context.identity.caller").of(event)).isEqualTo(known("c"));
        assertThat(source("$request.querystring.KEY").of(event)).isEqualTo(nobody(IdentityFault.MISSING));
    }

    @Test
    void anArnIsReadWholeOrNotAtAll() {
        assertThat(ROUTE.stageArn()).isEqualTo("arn:aws:execute-api:eu-central-1:123456789012:abc/prod");
        assertThat(ROUTE.method()).isEqualTo(RouteMethod.GET);
        assertThat(ROUTE.path()).isEqualTo("/pets");
        String api = "arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abc/";
        assertThat(InvokedRoute.parse(api + "$default/POST").orElseThrow().path())
                .isEqualTo("/");
        assertThat(InvokedRoute.parse(api + "v1/GET/a:b/c//d").orElseThrow().path())
                .isEqualTo("/a:b/c//d");
        for (String arn : List.of(
                "",
                "arn:aws:s3:::bucket",
                api + "*/GET/pets",
                api + "v1/*/pets",
                api + "v1/FETCH/pets",
                api + "v1/$connect",
                api + "v1/GET/a\nb",
                api + "v1/GET/" + "x".repeat(1_600)))
            assertThat(InvokedRoute.parse(arn)).as(arn).isEmpty();
    }

    @Test
    void noResourceIsLongerThanApiGatewayTakes() {
        String longest = "arn:aws-" + "x".repeat(15) + ":execute-api:" + "r".repeat(32) + ":123456789012:"
                + "a".repeat(32) + "/" + "s".repeat(128);
        InvokedRoute route = InvokedRoute.parse(longest + "/GET/").orElseThrow();
        RouteRule rule = new RouteRule(
                EnumSet.of(RouteMethod.OPTIONS), new RoutePattern("/" + "p".repeat(RoutePattern.CHARACTERS_MAX - 1)));

        assertThat(route.resources(rule)).allSatisfy(resource -> assertThat(resource)
                .hasSizeLessThanOrEqualTo(InvokedRoute.RESOURCE_CHARACTERS_MAX));
    }

    private static Identity of(String source, Map<String, List<String>> headers) {
        return source(source).of(new AuthorizerEvent.OfRequest(ROUTE, headers, Map.of(), Map.of(), Map.of()));
    }

    private static IdentitySource source(String text) {
        return IdentitySource.parse(text).orElseThrow();
    }

    private static Identity known(String client) {
        return new Identity.Known(new ApiClientId(client));
    }

    private static Identity nobody(IdentityFault fault) {
        return new Identity.Nobody(fault);
    }
}
