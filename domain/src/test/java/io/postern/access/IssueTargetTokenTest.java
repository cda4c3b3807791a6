package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.TargetToken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IssueTargetTokenTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final List<TargetToken> signed = new ArrayList<>();
    private final IssueTargetToken issueTargetToken =
            new IssueTargetToken("locate", this::sign, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aTokenOpensOneMachineForAMinute() {
        assertThat(issueTargetToken.issue("ndt", "machine")).isEqualTo("signed 1");

        TargetToken token = signed.getFirst();
        assertThat(token.issuer()).isEqualTo("locate");
        assertThat(token.subject()).isEqualTo("ndt");
        assertThat(token.audience()).isEqualTo("machine");
        assertThat(token.expiresAt()).isEqualTo("2026-05-01T10:01:00Z");
    }

    @Test
    void eachTokenHasAnIdOfItsOwn() {
        assertThat(issueTargetToken.issue("ndt", "machine")).isNotEqualTo(issueTargetToken.issue("ndt", "machine"));

        assertThat(signed.get(0).id()).isNotEqualTo(signed.get(1).id());
    }

    private String sign(TargetToken token) {
        signed.add(token);
        return "signed " + signed.size();
    }
}
