package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.memory.MemoryCleanupSettings;
import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.NewEntry;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.model.Withdrawal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CleanupTest {

    private static final long NOW = 1_800_000_000L;
    private static final long DAY = 86_400;
    private static final Author ANN = new Author("ann");
    private static final String BUCKET = "s3:bucket:mine"; // 30 days
    private static final String APP = "cloudformation:stack:auto-cleanup-app-prod";

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final MemoryAllowlist allowlist =
            new MemoryAllowlist(100, new MemoryChangeTrail(10, Duration.ofDays(1), clock), clock);
    private final MemoryCleanupSettings settings = new MemoryCleanupSettings();
    private final DescribeServices services = new DescribeServices(settings);
    private final AllowResource allowResource = new AllowResource(allowlist, services, clock);
    private final ExtendEntry extendEntry = new ExtendEntry(allowlist, services, clock);
    private final WithdrawResource withdrawResource = new WithdrawResource(allowlist, clock);
    private final ListAllowed listAllowed = new ListAllowed(allowlist, clock);

    @Test
    void whatIsNewIsSparedForTwiceItsTimeToLive() {
        assertThat(allow(BUCKET)).isEqualTo(new Allowing.Allowed(entry(BUCKET, NOW + 60 * DAY, "me", "why"), 30));
        assertThat(allow("ec2:address:eipalloc-1"))
                .isEqualTo(new Allowing.Allowed(entry("ec2:address:eipalloc-1", NOW + 14 * DAY, "me", "why"), 7));
        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + 60 * DAY, "me", "why"));
    }

    @Test
    void whatIsPermanentLastsUntilTheYear2100() {
        allowResource.allow(new NewEntry(BUCKET, "", "", true), ANN);

        assertThat(find(BUCKET)).contains(entry(BUCKET, 4_102_444_800L, "", ""));
    }

    @Test
    void aNewEntryReplacesAnOlderOneOfItsId() {
        keep(entry(BUCKET, NOW + 90 * DAY, "other", "other"));

        allow(BUCKET);

        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + 60 * DAY, "me", "why"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Resource ID cannot be empty",
                "s3 | Resource ID 's3' is invalid",
                "s3:bucket | Resource ID 's3:bucket' is invalid",
                "s3:bucket: | Resource ID cannot be empty",
                "s3:bucket:' ' | Resource ID cannot be empty",
                "s4:bucket:x | Service 's4' is either invalid or not supported",
                "S3:bucket:x | Service 'S3' is either invalid or not supported",
                "*:bucket:x | Service '*' is either invalid or not supported",
                ":bucket:x | Service '' is either invalid or not supported",
                "s3:table:x | Resource 'table' is either invalid or not supported",
                "s3::x | Resource '' is either invalid or not supported",
                "'s3:bucket:a\nb' | Resource ID cannot contain control characters",
                "'s3:bucket:\ud83d' | Resource ID cannot contain control characters"
            })
    void anIdThatBreaksARuleIsNeitherAllowedNorExtended(String id, String message) {
        String text = id.replace("' '", " ");

        assertThat(messageOf(allow(text))).isEqualTo(message);
        assertThat(messageOf(extend(text, "1"))).isEqualTo(message);
        assertThat(listed()).isEmpty();
    }

    @Test
    void anIdHasAtMost2048Bytes() {
        assertThat(allow("s3:bucket:" + "x".repeat(2_038))).isInstanceOf(Allowing.Allowed.class);
        assertThat(messageOf(allow("s3:bucket:" + "\u00e9".repeat(1_020))))
                .isEqualTo("Resource ID cannot be longer than 2048 bytes");
    }

    @Test
    void idsMayHoldColonsAndWildcards() {
        for (String id : new String[] {"ecr:image:sha256:f1d4", "s3:bucket:*", "s3:bucket:a?[!b]*[c", "iam:role::"}) {
            assertThat(allow(id)).isInstanceOf(Allowing.Allowed.class);
            assertThat(extend(id, "1")).isInstanceOf(Allowing.Allowed.class);
        }
    }

    @Test
    void aNewIdHasAtMostTenStars() {
        String wild = "s3:bucket:" + "a*".repeat(11);

        assertThat(allow("s3:bucket:" + "a**".repeat(10) + "[*]?")).isInstanceOf(Allowing.Allowed.class);
        assertThat(messageOf(allow(wild))).isEqualTo("Resource ID cannot have more than 10 wildcards '*'");
        assertThat(messageOf(extend(wild, "1"))).isEqualTo("Resource ID cannot have more than 10 wildcards '*'");

        keep(entry(wild, NOW, "", ""));
        assertThat(extend(wild, "1")).isInstanceOf(Allowing.Allowed.class);
        assertThat(allow(wild)).isInstanceOf(Allowing.Allowed.class);
    }

    @Test
    void ownersAndCommentsAreBounded() {
        String expected = " is invalid (expected: at most ";
        assertThat(messageOf(allowResource.allow(new NewEntry(BUCKET, "o".repeat(255), "", false), ANN)))
                .isEqualTo("Owner" + expected + "254 characters without control characters)");
        assertThat(messageOf(allowResource.allow(new NewEntry(BUCKET, "", "c".repeat(3_000), false), ANN)))
                .isEqualTo("Comment" + expected + "1024 characters without control characters)");
        assertThat(messageOf(allowResource.allow(new NewEntry(BUCKET, "a\tb", "", false), ANN)))
                .startsWith("Owner");
        assertThat(allowResource.allow(new NewEntry(BUCKET, "o".repeat(254), "c".repeat(1_024), false), ANN))
                .isInstanceOf(Allowing.Allowed.class);
    }

    /** Of a bucket, which lives 30 days; in days from now. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, 40", // the end that the caller knows and 30 days
        "10, 5, 35", // the caller saw it before somebody extended it
        "50, 5, 50", // never shortened
        "-5, -5, 30", // a lapsed one is not left in the past
        "-50, 10, 40",
        "10, -50, 30"
    })
    void anExtensionAddsToTheEndThatTheCallerKnows(long before, long known, long after) {
        keep(entry(BUCKET, NOW + before * DAY, "me", "why"));

        assertThat(extend(BUCKET, Long.toString(NOW + known * DAY)))
                .isEqualTo(new Allowing.Allowed(entry(BUCKET, NOW + after * DAY, "me", "why"), 30));
        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + after * DAY, "me", "why"));
    }

    @ParameterizedTest
    @CsvSource({
        "4102444800, 4102444800, 4102444800",
        "99999999999, 4102444800, 99999999999",
        "4102444800, 1, 4102444800",
        "1, 4102444800, 4102444800",
        "1, 99999999999999999999, 4102444800"
    })
    void whatIsPermanentStaysSo(long before, String known, long after) {
        keep(entry(APP, before, "", ""));

        extend(APP, known);

        assertThat(find(APP)).contains(entry(APP, after, "", ""));
    }

    @Test
    void anEntryThatIsGoneIsMadeAnewByAnExtension() {
        extendEntry.extend(new Extension(BUCKET, Long.toString(NOW - DAY), "me", ""), ANN);

        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + 30 * DAY, "me", ""));
    }

    @Test
    void anExtensionKeepsTheTextsThatItDoesNotName() {
        keep(entry(BUCKET, NOW, "me", "why"));

        extendEntry.extend(new Extension(BUCKET, "1", "you", ""), ANN);
        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + 30 * DAY, "you", "why"));

        extendEntry.extend(new Extension(BUCKET, "1", "", "because"), ANN);
        assertThat(find(BUCKET)).contains(entry(BUCKET, NOW + 30 * DAY, "you", "because"));
    }

    @Test
    void textsThatOthersWroteBeyondOurBoundsCanBeSentBack() {
        String long_ = "c".repeat(5_000);
        keep(entry(BUCKET, NOW, "a\tb", long_));

        assertThat(extendEntry.extend(new Extension(BUCKET, "1", "a\tb", long_), ANN))
                .isInstanceOf(Allowing.Allowed.class);
        assertThat(messageOf(extendEntry.extend(new Extension(BUCKET, "1", "", long_ + "c"), ANN)))
                .startsWith("Comment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Expiration cannot be empty",
                "tomorrow | Expiration is invalid (expected: seconds since 1970)",
                "1.5 | Expiration is invalid (expected: seconds since 1970)",
                "- | Expiration is invalid (expected: seconds since 1970)",
                "\u0661 | Expiration is invalid (expected: seconds since 1970)"
            })
    void anExtensionNeedsAnExpiration(String expiration, String message) {
        assertThat(messageOf(extend(BUCKET, expiration))).isEqualTo(message);
    }

    @Test
    void whatIsWithdrawnIsGoneWhateverTheSettingsSay() {
        keep(entry("retired:thing:x", NOW + DAY, "", ""));

        assertThat(withdrawResource.withdraw(new ResourceId("retired:thing:x"), ANN))
                .isEqualTo(Withdrawal.WITHDRAWN);
        assertThat(withdrawResource.withdraw(new ResourceId("retired:thing:x"), ANN))
                .isEqualTo(Withdrawal.NOT_THERE);
        assertThat(listed()).isEmpty();
    }

    @Test
    void whatHasExpiredIsNotListed() {
        keep(entry("s3:bucket:b", NOW + 1, "", ""));
        keep(entry("s3:bucket:a", NOW, "", ""));
        keep(entry("s3:bucket:c", 99_999_999_999L, "", ""));

        assertThat(listed())
                .extracting(AllowlistEntry::resourceId)
                .containsExactly(new ResourceId("s3:bucket:b"), new ResourceId("s3:bucket:c"));
    }

    @Test
    void theAllowlistMayBeFull() {
        for (int i = 0; i < 100; i++) allow("s3:bucket:" + i);

        assertThat(allow("s3:bucket:one-more")).isInstanceOf(Allowing.Full.class);
        assertThat(allow("s3:bucket:99")).isInstanceOf(Allowing.Allowed.class);
    }

    @Test
    void theDefaultSettingsAreKeptWhereThereAreNone() {
        Settings described = services.describe();

        assertThat(settings.find()).contains(described);
        assertThat(described.version()).isEqualTo(11);
        assertThat(described.dryRun()).isTrue();
        assertThat(described.services()).hasSize(26);
        assertThat(described.services().values().stream().mapToInt(Map::size).sum())
                .isEqualTo(49);
        assertThat(described.services().get("cloudwatch"))
                .containsExactly(Map.entry(
                        "log_group",
                        new ResourceSetting(true, 30, "Log Group Name (e.g., /aws/lambda/auto-cleanup-app-prod)")));
        assertThat(described.services().get("transfer"))
                .containsExactly(Map.entry(
                        "server",
                        new ResourceSetting(true, ResourceSetting.NO_TTL, "Server ID (e.g., s-eafc3fa17242456e9)")));
        assertThat(described.regions())
                .hasSize(23)
                .containsEntry("cn-north-1", false)
                .containsEntry("us-west-2", true);
    }

    @Test
    void settingsThatAreThereStay() {
        Settings mine = new Settings(1, false, Map.of("a", Map.of("b", new ResourceSetting(true, 3, ""))), Map.of());
        settings.seed(mine);

        assertThat(services.describe()).isEqualTo(mine);
        assertThat(allow("a:b:c")).isEqualTo(new Allowing.Allowed(entry("a:b:c", NOW + 6 * DAY, "me", "why"), 3));
        assertThat(messageOf(allow(BUCKET))).startsWith("Service 's3'");
    }

    private Allowing allow(String id) {
        return allowResource.allow(new NewEntry(id, "me", "why", false), ANN);
    }

    private Allowing extend(String id, String expiration) {
        return extendEntry.extend(new Extension(id, expiration, "", ""), ANN);
    }

    private void keep(AllowlistEntry entry) {
        allowlist.add(entry, new Edit(ANN, clock.instant()));
    }

    private Optional<AllowlistEntry> find(String id) {
        return allowlist.find(new ResourceId(id));
    }

    private Stream<AllowlistEntry> listed() {
        return listAllowed.list();
    }

    private static String messageOf(Allowing allowing) {
        return allowing instanceof Allowing.Faulty(var fault) ? fault.message() : allowing.toString();
    }

    private static AllowlistEntry entry(String id, long expiration, String owner, String comment) {
        return new AllowlistEntry(new ResourceId(id), new Expiration(expiration), owner, comment);
    }
}
