package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.shared.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientConfigTest {

    private static final String KEY =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
    private static final Secret DEFAULT_SECRET = new Secret("the secret of the default client");

    @Test
    void withoutAnyThereIsTheDefaultClientAlone() {
        ConfiguredClients clients = clients(Map.of());

        assertThat(clients.clients()).containsExactly(new Client(ClientId.DEFAULT, DEFAULT_SECRET));
        assertThat(clients.compatible()).isEqualTo(clients.clients());
    }

    @Test
    void aClientOfWhichLittleIsSaidMayDoEverything() {
        Client shop = find(clients(Map.of("secrets", "a secret of the shop")), "shop");

        assertThat(shop).isEqualTo(new Client(new ClientId("shop"), new Secret("a secret of the shop")));
        assertThat(shop.policy()).isSameAs(Policy.UNRESTRICTED);
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> said = new HashMap<>();
        said.put("secrets", List.of("the newest secret", "the older one, see"));
        said.put("keys", List.of(KEY));
        said.put("compatible", true);
        said.put("suspended", true);
        said.put("expires", "2027-01-01T00:00:00Z");
        said.put("namespaces", "shop/*, web");
        said.put("metric-names", "latency");
        said.put("log-groups", "/shop/*");
        said.put("log-streams", List.of("web-*"));
        said.put("origins", "https://*.example.org");
        said.put("dimensions", List.of("App=shop", "Tier=a=b"));
        said.put("log-fields", "app=shop");
        said.put("records-per-minute", 600);
        said.put("bytes-per-minute", 1_000_000);
        said.put("series-per-day", 100);
        said.put("weight", 10);
        said.put("token-ttl", "5m");
        said.put("embedded-metrics", "true");
        said.put("destination", "shop-eu");
        said.put("read-namespaces", "shop/*");
        said.put("read-log-groups", List.of("/shop/*", "web"));
        ConfiguredClients clients = clients(said);
        Client shop = find(clients, "shop");

        assertThat(shop.secrets()).containsExactly(new Secret("the newest secret"), new Secret("the older one, see"));
        assertThat(shop.keys()).singleElement().satisfies(key -> assertThat(key.jwk())
                .isEqualTo(KEY));
        assertThat(shop.suspended()).isTrue();
        assertThat(shop.expiresAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(PolicyText.write(shop.policy()))
                .isEqualTo("n\tshop/*\tweb\nm\tlatency\ng\t/shop/*\ns\tweb-*\no\thttps://*.example.org\n"
                        + "d\tApp\tshop\nd\tTier\ta=b\nf\tapp\tshop\nR\t600\nB\t1000000\nS\t100\nW\t10\nT\t300\nE\t1"
                        + "\nD\tshop-eu\nr\tshop/*\nl\t/shop/*\tweb");
        assertThat(clients.compatible()).extracting(Client::id).contains(new ClientId("shop"), ClientId.DEFAULT);
    }

    @Test
    void whatIsSaidOfTheDefaultClientAddsToItsSecret() {
        ConfiguredClients clients = read(Map.of(
                "postern.access.clients.default.secrets", "the former secret",
                "postern.access.clients.default.namespaces", "shop"));

        assertThat(clients.clients()).hasSize(1);
        assertThat(find(clients, "default").secrets()).containsExactly(DEFAULT_SECRET, new Secret("the former secret"));
        assertThat(PolicyText.write(find(clients, "default").policy())).isEqualTo("n\tshop");
        assertThat(clients.compatible()).isEqualTo(clients.clients());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secrets | hunter2 | a secret of 7 characters (expected: 16 or more)",
                "keys | nonsense | postern.access.clients.shop.keys: not usable",
                "expires | tomorrow | postern.access.clients.shop: Text 'tomorrow'",
                "dimensions | App | postern.access.clients.shop: App (expected: name=value)",
                "records-per-minute | -1 | postern.access.clients.shop: recordsPerMinute: -1 (expected: 1 or more)",
                "weight | 0 | postern.access.clients.shop: weight: 0 (expected: 1 to 100)",
                "weight | 101 | postern.access.clients.shop: weight: 101 (expected: 1 to 100)",
                "embedded-metrics | perhaps | embedded-metrics: perhaps (expected: true, false or nothing)",
                "destination | a b | postern.access.clients.shop: destination: not usable (expected: 1 to 64 of",
                "secrets | the secret of the default client | have the same secret"
            })
    void whatIsWrongStopsTheBoot(String key, String value, String words) {
        assertThatThrownBy(() -> clients(Map.of(key, value)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("hunter2");
    }

    private static ConfiguredClients clients(Map<String, Object> shop) {
        Map<String, Object> keys = new HashMap<>();
        shop.forEach((key, value) -> keys.put("postern.access.clients.shop." + key, value));
        return read(keys);
    }

    private static ConfiguredClients read(Map<String, Object> keys) {
        Map<String, String> variables = Map.of("PORT", "-1", "CLIENT_SECRET_KEY", DEFAULT_SECRET.reveal());
        try (Gate gate = Boot.start(variables, keys)) {
            return gate.context().getBean(ConfiguredClients.class);
        }
    }

    private static Client find(ConfiguredClients clients, String id) {
        return clients.find(new ClientId(id)).orElseThrow();
    }
}
