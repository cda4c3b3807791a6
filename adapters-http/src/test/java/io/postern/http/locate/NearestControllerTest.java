package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.locate.RegisterTarget;
import io.postern.locate.model.GeoPoint;
import io.postern.testkit.locate.Machines;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NearestControllerTest {

    private static final String NEW_YORK = "ndt-mlab1-nyc01.mlab-oti.measurement-lab.org";
    private static final String BERLIN = "ndt-mlab1-ber01.mlab-oti.measurement-lab.org";

    @AutoClose
    private static final Gate GATE = Gate.openWith(
            Map.of("postern.locate.enabled", true, "postern.locate.location-header", "X-AppEngine-CityLatLong"));

    @BeforeAll
    static void twoMachinesAreLive() {
        add(GATE);
    }

    private static void add(Gate gate) {
        RegisterTarget registerTarget = gate.bean(RegisterTarget.class);
        registerTarget.report(Machines.registration(NEW_YORK, "nyc01", new GeoPoint(40.71, -74)), 1);
        registerTarget.report(Machines.registration(BERLIN, "ber01", new GeoPoint(52.52, 13.4)), 1);
    }

    @Test
    void theNearestMachineStandsFirst() throws Exception {
        HttpResponse<String> answer = GATE.get("/v2/nearest/ndt/ndt7?lat=48.8&lon=2.3&client_name=my-app&secret=1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        LocateErrors.isForEverybody(answer);
        JsonNode first = Answer.json(answer).at("/results/0");
        assertThat(first.path("machine").asText()).isEqualTo("mlab1-ber01.mlab-oti.measurement-lab.org");
        assertThat(first.path("hostname").asText()).isEqualTo(BERLIN);
        assertThat(first.at("/location/city").asText()).isEqualTo("São Paulo");
        assertThat(first.at("/location/country").asText()).isEqualTo("BR");
        String url = first.path("urls").path("ws:///ndt/v7/download").asText();
        assertThat(url)
                .startsWith("ws://" + BERLIN + "/ndt/v7/download?access_token=")
                .endsWith("&client_name=my-app&index=0&locate_version=v2&metro_rank=0");
        SignedJWT token = SignedJWT.parse(url.substring(url.indexOf('=') + 1, url.indexOf('&')));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ndt");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("mlab1-ber01.mlab-oti.measurement-lab.org");
    }

    @Test
    void aTrustedHeaderTellsThePlaceToo() {
        HttpResponse<String> answer =
                GATE.send(GATE.request("/v2/nearest/ndt/ndt7").header("X-AppEngine-CityLatLong", "40.7,-74.0"));

        assertThat(Answer.json(answer).at("/results/0/hostname").asText()).isEqualTo(NEW_YORK);
    }

    @Test
    void withoutAPlaceTheAnswerStaysTheSame() {
        String first = Answer.json(GATE.get("/v2/nearest/ndt/ndt7"))
                .at("/results/0/hostname")
                .asText();

        assertThat(first).isIn(NEW_YORK, BERLIN);
        for (int i = 0; i < 5; i++)
            assertThat(Answer.json(GATE.get("/v2/nearest/ndt/ndt7"))
                            .at("/results/0/hostname")
                            .asText())
                    .isEqualTo(first);
    }

    @Test
    void filtersNarrowTheChoice() {
        assertThat(Answer.json(GATE.get("/v2/nearest/ndt/ndt7?site=nyc01")).path("results"))
                .hasSize(1);
        LocateErrors.isError(GATE.get("/v2/nearest/ndt/ndt7?site=lax01"), 500, "nearest");
        LocateErrors.isError(GATE.get("/v2/nearest/ndt/ndt7?country=DE&strict=true"), 500, "nearest");
        assertThat(GATE.get("/v2/nearest/ndt/ndt7?country=DE").statusCode()).isEqualTo(200);
    }

    @Test
    void aRegionOrACountryTellsThePlaceToo() {
        assertThat(nearest("?region=US-NY")).isEqualTo(NEW_YORK);
        assertThat(nearest("?region=DE-BE")).isEqualTo(BERLIN);
        assertThat(nearest("?country=PL")).isEqualTo(BERLIN);
        assertThat(nearest("?country=US")).isEqualTo(NEW_YORK);
    }

    @Test
    void whatTellsThePlaceMoreExactlyWins() {
        assertThat(nearest("?lat=52&lon=13&region=US-NY&country=US")).isEqualTo(BERLIN);
        assertThat(nearest("?region=US-NY&country=DE")).isEqualTo(NEW_YORK);
        HttpResponse<String> withHeader = GATE.send(
                GATE.request("/v2/nearest/ndt/ndt7?country=DE").header("X-AppEngine-CityLatLong", "40.7,-74.0"));
        assertThat(Answer.json(withHeader).at("/results/0/hostname").asText()).isEqualTo(BERLIN);
    }

    @Test
    void theAnswerSaysByWhichPlaceItGoes() {
        saysPlace(GATE.get("/v2/nearest/ndt/ndt7?lat=48.8&lon=2.3"), "48.8,2.3", "user-latlon");
        saysPlace(GATE.get("/v2/nearest/ndt/ndt7?region=US-NY"), "42.9,-75.5", "user-region");
        saysPlace(GATE.get("/v2/nearest/ndt/ndt7?country=DE"), "51.1,10.4", "user-country");
        saysPlace(
                GATE.send(GATE.request("/v2/nearest/ndt/ndt7").header("X-AppEngine-CityLatLong", "40.7,-74.0")),
                "40.7,-74.0",
                "header-latlon");
        saysPlace(GATE.get("/v2/nearest/ndt/ndt5?country=DE"), "51.1,10.4", "user-country");
        assertThat(GATE.get("/v2/nearest/ndt/ndt7").headers().firstValue("X-Locate-Clientlatlon"))
                .isEmpty();
    }

    @Test
    void aStrictCountrySaysNothingOfTheCallersPlace() {
        HttpResponse<String> answer = GATE.send(GATE.request("/v2/nearest/ndt/ndt7?country=BR&strict=true")
                .header("X-AppEngine-CityLatLong", "52.5,13.4"));

        assertThat(Answer.json(answer).at("/results/0/hostname").asText()).isEqualTo(BERLIN);
    }

    @Test
    void placesThatNobodyKnowsAreNoError() {
        for (String place : List.of("?region=XX-1", "?region=-", "?country=XX", "?country=US-NY", "?region="))
            assertThat(nearest(place)).isEqualTo(nearest(""));
    }

    @Test
    void whereNothingIsLiveItIs500() {
        LocateErrors.isError(GATE.get("/v2/nearest/ndt/ndt5"), 500, "nearest");
    }

    @Test
    void anUnservedIs400() {
        LocateErrors.isError(GATE.get("/v2/nearest/neubot/dash"), 400, "config");
    }

    @Test
    void aPlaceThatThereIsNotIs503() {
        for (String place : List.of("lat=91&lon=0", "lat=x&lon=0", "lat=0&lon=NaN"))
            LocateErrors.isError(GATE.get("/v2/nearest/ndt/ndt7?" + place), 503, "nearest");
    }

    @Test
    void anUnknownPathIs404InTheSameForm() {
        LocateErrors.isError(GATE.get("/v2/nearest/ndt"), 404, "client");
    }

    @Test
    void overTheLimitItIs429() {
        Map<String, Object> settings = Map.of(
                "postern.locate.enabled",
                true,
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                1,
                "postern.access.rate-limit.refill",
                "1h");
        try (Gate gate = Gate.openWith(settings)) {
            add(gate);
            assertThat(gate.get("/v2/nearest/ndt/ndt7").statusCode()).isEqualTo(200);

            HttpResponse<String> answer = gate.get("/v2/nearest/ndt/ndt7");

            LocateErrors.isError(answer, 429, "client");
            assertThat(answer.headers().firstValue("Retry-After")).contains("3600");
        }
    }

    @Test
    void byConfigurationItNeedsAnAccessToken() {
        try (Gate gate =
                Gate.openWith(Map.of("postern.locate.enabled", true, "postern.locate.nearest-needs-token", true))) {
            add(gate);
            LocateErrors.isError(gate.get("/v2/nearest/ndt/ndt7"), 403, "claim");

            assertThat(gate.send(gate.request("/v2/nearest/ndt/ndt7")
                                    .header("Authorization", "Bearer " + gate.accessToken()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theLiveMachinesAreListed() {
        JsonNode all = Answer.json(GATE.get("/v2/siteinfo/registrations"));

        assertThat(all.size()).isEqualTo(2);
        assertThat(all.path(BERLIN).at("/Health/Score").asDouble()).isEqualTo(1);
        assertThat(all.path(BERLIN).at("/Registration/Site").asText()).isEqualTo("ber01");
        assertThat(all.path(BERLIN)
                        .at("/Registration/Services")
                        .path("ndt/ndt7")
                        .get(0)
                        .asText())
                .isEqualTo("ws:///ndt/v7/download");
        assertThat(Answer.json(GATE.get("/v2/siteinfo/registrations?org=rnp")).size())
                .isZero();
    }

    @Test
    void theLiveMachinesAreListedAsPointsOnAMap() {
        JsonNode map = Answer.json(GATE.get("/v2/siteinfo/registrations?format=geo"));

        assertThat(map.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(map.path("features")).hasSize(2);
        assertThat(map.at("/features/0").toString()).isEqualTo("""
            {"type":"Feature","geometry":{"type":"Point","coordinates":[13.4,52.52]},"properties":{"health":1.0,\
            "hostname":"%s","machine":"ber01-mlab1","org":"mlab","probability":1.0,"type":"virtual","uplink":"10g"}}\
            """.formatted(BERLIN));
    }

    @Test
    void aMapMayHoldNothing() {
        JsonNode map = Answer.json(GATE.get("/v2/siteinfo/registrations?format=geo&org=rnp"));

        assertThat(map.path("features").isArray()).isTrue();
        assertThat(map.path("features")).isEmpty();
    }

    private static void saysPlace(HttpResponse<String> answer, String place, String method) {
        assertThat(answer.headers().firstValue("X-Locate-Clientlatlon")).contains(place);
        assertThat(answer.headers().firstValue("X-Locate-Clientlatlon-Method")).contains(method);
    }

    private static String nearest(String query) {
        return Answer.json(GATE.get("/v2/nearest/ndt/ndt7" + query))
                .at("/results/0/hostname")
                .asText();
    }
}
