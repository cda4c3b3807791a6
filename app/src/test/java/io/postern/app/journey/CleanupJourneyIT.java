package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** AWS Auto Cleanup's page at two replicas that share the tables of its cleanup. */
class CleanupJourneyIT {

    private static final String PAGE = "https://cleanup.example.org";

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    @BeforeAll
    static void deploy() {
        AWS.createTable("allowlist", "resource_id");
        AWS.createTable("settings", "key");
        AWS.createTable("changes", "change");
        AWS.putItem("allowlist", """
            {"resource_id": {"S": "cloudformation:stack:auto-cleanup-app-prod"}, "expiration": {"N": "99999999999"},
             "owner": {"S": "admin@auto-cleanup.com"}, "comment": {"S": "Auto Cleanup App"}}\
            """);
    }

    @Test
    void thePageWorksOnTheTablesOfTheCleanup() throws IOException {
        try (Journey one = start();
                Journey other = start()) {
            String preflight = say(
                    one.uri(), "OPTIONS /allowlist/entry/", "Access-Control-Request-Method: POST\r\nOrigin: " + PAGE);
            assertThat(preflight)
                    .startsWith("HTTP/1.1 204")
                    .containsIgnoringCase("access-control-allow-methods: OPTIONS, POST, PUT, DELETE\r\n")
                    .containsIgnoringCase("access-control-allow-origin: " + PAGE + "\r\n");

            String id = "s3:bucket:[!a]*{b}|^";
            assertThat(sayAsThePage(one, "POST", "resource_id=" + id + "&owner=me+too&comment=50%&permanent=false&"))
                    .startsWith("HTTP/1.1 201")
                    .contains("Allowlist entry '" + id + "' has been created");
            assertThat(sayAsThePage(other, "PUT", "resource_id=" + id + "&expiration=1&owner=undefined&comment=null&"))
                    .startsWith("HTTP/1.1 200")
                    .contains("has been extended by 30 days", "\"owner\":\"me too\",\"comment\":\"50%\"");
            assertThat(other.caller().read("/allowlist/").body())
                    .contains("\"cloudformation:stack:auto-cleanup-app-prod\",\"expiration\":\"99999999999\"")
                    .contains("\"resource_id\":\"" + id + "\"");
            assertThat(AWS.items("allowlist")).anySatisfy(item -> assertThat(item)
                    .containsOnlyKeys("resource_id", "expiration", "owner", "comment")
                    .containsEntry("resource_id", id)
                    .containsEntry("owner", "me too"));

            assertThat(sayAsThePage(one, "DELETE", "resource_id=" + id + "&")).startsWith("HTTP/1.1 200");
            assertThat(AWS.items("allowlist")).hasSize(1);
            assertThat(AWS.items("settings")).hasSize(4);
            assertThat(other.caller().read("/api/v1/cleanup/changes?limit=1").body())
                    .contains("\"number\":3", "\"author\":\"bootstrap\"", "\"owner\":\"me too\"");
        }
    }

    private static String sayAsThePage(Journey journey, String method, String query) throws IOException {
        return say(
                journey.uri(),
                method + " /allowlist/entry/?" + query,
                "Origin: " + PAGE + "\r\nx-api-key: " + Caller.OPERATOR_KEY);
    }

    /** As a browser does it that is given such a URL; no client of Java would. */
    private static String say(URI gate, String line, String headers) throws IOException {
        try (Socket socket = new Socket(gate.getHost(), gate.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n" + headers
                                    + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static Journey start() {
        return Journey.start(Journey.variables(
                REDIS.uri(),
                AWS.endpoint(),
                Map.of(
                        "POSTERN_CLEANUP_DYNAMODB_ALLOWLIST_TABLE", "allowlist",
                        "POSTERN_CLEANUP_DYNAMODB_SETTINGS_TABLE", "settings",
                        "POSTERN_CLEANUP_DYNAMODB_CHANGES_TABLE", "changes")));
    }
}
