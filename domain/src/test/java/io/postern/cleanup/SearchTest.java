package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryPage;
import io.postern.cleanup.model.EntrySearch;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Matching;
import io.postern.cleanup.model.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTest {

    private static final long NOW = 1_800_000_000L;
    private static final long DAY = 86_400;
    private static final Edit EDIT = new Edit(new Author("ann"), Instant.ofEpochSecond(NOW));

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final MemoryAllowlist allowlist =
            new MemoryAllowlist(100_000, new MemoryChangeTrail(10, Duration.ofDays(1), clock), clock);
    private final AllowlistView view = new AllowlistView(allowlist, Duration.ofSeconds(5), clock);
    private final SearchAllowed searchAllowed = new SearchAllowed(view, clock);
    private final FindMatches findMatches = new FindMatches(view, clock);

    @BeforeEach
    void keepSome() {
        keep("s3:bucket:logs", 10, "Me");
        keep("s3:bucket:log[!x]*", 1, "you");
        keep("s3:bucket:*", 0, "me"); // has just expired
        keep("s3:bucket:old", 30_000, "me");
        keep("ec2:instance:*", 3, "me");
        keep("iam:role:a:b", 5, "");
        keep("nonsense", 5, "");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0, ec2:instance:* iam:role:a:b nonsense s3:bucket:log[!x]* s3:bucket:logs s3:bucket:old",
        "s3, '', 0, s3:bucket:log[!x]* s3:bucket:logs s3:bucket:old",
        "'', ME, 0, ec2:instance:* s3:bucket:logs s3:bucket:old",
        "s3, me, 10, s3:bucket:logs",
        "'', '', 3, ec2:instance:* s3:bucket:log[!x]*",
        "s4, '', 0, ''"
    })
    void thoseAreFoundThatAreWanted(String service, String owner, int days, String ids) {
        EntryPage page = searchAllowed.search(new EntrySearch(service, owner, days, "", 100));

        assertThat(ids(page.entries())).isEqualTo(ids);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aSearchGoesOnBehindItsPage() {
        EntryPage first = searchAllowed.search(new EntrySearch("", "", 0, "", 4));
        EntryPage rest = searchAllowed.search(new EntrySearch("", "", 0, first.next(), 4));

        assertThat(first.next()).isEqualTo("s3:bucket:log[!x]*");
        assertThat(ids(rest.entries())).isEqualTo("s3:bucket:logs s3:bucket:old");
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void aFirstPageIsOfTheAllowlistAsItIsAndLaterOnesGoByWhatItRead() {
        EntryPage first = searchAllowed.search(new EntrySearch("", "", 0, "", 1));
        keep("ec2:volume:late", 1, "");

        assertThat(ids(searchAllowed
                        .search(new EntrySearch("ec2", "", 0, first.next(), 9))
                        .entries()))
                .isEmpty();
        assertThat(ids(searchAllowed
                        .search(new EntrySearch("ec2", "", 0, "", 9))
                        .entries()))
                .isEqualTo("ec2:instance:* ec2:volume:late");
        assertThat(ids(searchAllowed
                        .search(new EntrySearch("ec2", "", 0, "ec2:instance:*", 9))
                        .entries()))
                .isEqualTo("ec2:volume:late");
    }

    @Test
    void aPageMayGoOnBehindAnIdThatIsGone() {
        assertThat(ids(searchAllowed
                        .search(new EntrySearch("", "", 0, "s3:bucket:logt", 9))
                        .entries()))
                .isEqualTo("s3:bucket:old");
    }

    @Test
    void nonsenseIsNoSearch() {
        assertThatThrownBy(() -> new EntrySearch("", "", -1, "", 1))
                .hasMessage("expiringWithinDays: -1 (expected: 1 to 36525, or 0 for all)");
        assertThatThrownBy(() -> new EntrySearch("", "", 0, "", 1_001)).hasMessage("limit: 1001 (expected: 1 to 1000)");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:bucket:logs, s3:bucket:log[!x]* s3:bucket:logs",
        "s3:bucket:logx, ''",
        "s3:bucket:log, ''",
        "s3:bucket:, ''",
        "s3:table:logs, ''",
        "ec2:instance:, ec2:instance:*",
        "ec2:instance:i-1, ec2:instance:*",
        "iam:role:a:b, iam:role:a:b",
        "iam:role:a, ''",
        "nonsense, ''"
    })
    void aResourceIsSparedAsTheCleanupDecides(String resource, String ids) {
        assertThat(ids(known(findMatches.matches(new ResourceId(resource))))).isEqualTo(ids);
    }

    @Test
    void whatWasReadCountsForAWhile() {
        List<Instant> times =
                List.of(Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW + 4), Instant.ofEpochSecond(NOW + 5));
        AllowlistView scripted = new AllowlistView(allowlist, Duration.ofSeconds(5), new ScriptedClock(times));
        FindMatches matches = new FindMatches(scripted, clock);
        ResourceId late = new ResourceId("s3:bucket:late");

        assertThat(known(matches.matches(late))).isEmpty();
        keep("s3:bucket:late", 1, "");
        assertThat(known(matches.matches(late))).isEmpty();
        assertThat(known(matches.matches(late))).hasSize(1);
    }

    @Test
    void aPageBeginsBehindAnIdAndNothingElse() {
        assertThatThrownBy(() -> new EntrySearch("", "", 0, "x".repeat(2_049), 1))
                .hasMessage("after: not an id (expected: the member next of the answer before)");
    }

    @Test
    void patternsAreFoundByTheirBeginningTheirEndAndNeither() {
        for (String id :
                new String[] {"*-prod", "?eam-*", "team-*", "*eam*", "*-test", "team-a-prod", "teams*", "*[!d]"})
            keep("sns:topic:" + id, 1, "");

        assertThat(ids(known(findMatches.matches(new ResourceId("sns:topic:team-a-prod")))))
                .isEqualTo("sns:topic:*-prod sns:topic:*eam* sns:topic:?eam-* sns:topic:team-* sns:topic:team-a-prod");
    }

    @Test
    void patternsThatCostTooMuchAreToldAndHinderNoOtherKind() {
        String slow = "*" + "a".repeat(1_000) + "?b?*"; // no three neighbours that the id has not
        for (int i = 0; i < 20; i++) keep("sns:topic:" + slow + i + "*", 1, "");

        assertThat(findMatches.matches(new ResourceId("sns:topic:" + "a".repeat(2_000))))
                .isEqualTo(new Matching.TooCostly());
        assertThat(known(findMatches.matches(new ResourceId("sns:topic:orders"))))
                .isEmpty();
        assertThat(known(findMatches.matches(new ResourceId("s3:bucket:logs")))).hasSize(2);
    }

    private static List<AllowlistEntry> known(Matching matching) {
        if (matching instanceof Matching.Known(List<AllowlistEntry> entries)) return entries;
        throw new AssertionError(matching + " (expected: known)");
    }

    private void keep(String id, long days, String owner) {
        allowlist.add(new AllowlistEntry(new ResourceId(id), new Expiration(NOW + days * DAY), owner, ""), EDIT);
    }

    private static String ids(List<AllowlistEntry> entries) {
        return String.join(
                " ", entries.stream().map(entry -> entry.resourceId().value()).toList());
    }
}
