package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTextTest {

    private static final Policy FULL = new Policy(
            Allowed.of(List.of("shop", "web/*")).narrowedBy(Allowed.of(List.of("*/eu"))),
            Allowed.of(List.of("latency")),
            Allowed.of(List.of("/shop/*")),
            Allowed.of(List.of()),
            Allowed.of(List.of("https://*.example.org")),
            Stamps.of(Map.of("App", "shop", "Stage", "live")),
            Stamps.of(Map.of("app", "Café \"1\"")),
            new Quota(600, 1_000_000, 100),
            new Weight(10),
            Duration.ofMinutes(5));

    @Test
    void aPolicyReadsBackEqual() {
        assertThat(PolicyText.read(PolicyText.write(FULL))).contains(FULL);
    }

    @Test
    void theTextIsCompact() {
        assertThat(PolicyText.write(FULL))
                .isEqualTo(
                        "n\tshop\tweb/*\nn\t*/eu\nm\tlatency\ng\t/shop/*\ns\no\thttps://*.example.org\nd\tApp\tshop\n"
                                + "d\tStage\tlive\nf\tapp\tCafé \"1\"\nR\t600\nB\t1000000\nS\t100\nW\t10\nT\t300");
    }

    @Test
    void whatIsSaidOfEmbeddedMetricsReadsBackAndWhatFollowsIsNotWritten() {
        assertThat(PolicyText.write(policy("n\tshop\nE\t1"))).isEqualTo("n\tshop\nE\t1");
        assertThat(PolicyText.write(policy("n\tshop\nE\t0"))).isEqualTo("n\tshop");
        assertThat(PolicyText.write(policy("g\tshop\nE\t0"))).isEqualTo("g\tshop\nE\t0");
        assertThat(PolicyText.write(policy("g\tshop\nE\t1"))).isEqualTo("g\tshop");
    }

    @Test
    void theDestinationReadsBackAndTheConfiguredOneIsNotWritten() {
        assertThat(PolicyText.write(policy("n\tshop\nD\tshop-eu"))).isEqualTo("n\tshop\nD\tshop-eu");
        assertThat(policy("D\tshop-eu").destination()).isEqualTo(new PolicyDestination("shop-eu"));
        assertThat(policy("n\tshop").destination()).isEqualTo(PolicyDestination.DEFAULT);
    }

    @Test
    void whatMayBeReadReadsBackAndNothingIsNotWritten() {
        assertThat(PolicyText.write(policy("n\tshop\nr\tshop\tshop/*\nl\t*")))
                .isEqualTo("n\tshop\nr\tshop\tshop/*\nl\t*");
        assertThat(policy("r\t*").reads().namespaces().permits("anything")).isTrue();
        assertThat(policy("r\t*").reads().logGroups().permits("anything")).isFalse();
        assertThat(policy("n\tshop").reads()).isEqualTo(Reads.NONE);
        assertThat(PolicyText.write(policy("n\tshop\nr\nl"))).isEqualTo("n\tshop");
    }

    @Test
    void whatMayBeReadByTwoPoliciesReadsBack() {
        Policy narrowed = policy("r\tshop/*\nl\t*").narrowedBy(policy("r\t*/eu\nl\tweb"));

        assertThat(PolicyText.write(narrowed)).isEqualTo("r\tshop/*\nr\t*/eu\nl\tweb");
        assertThat(PolicyText.read(PolicyText.write(narrowed))).contains(narrowed);
    }

    @Test
    void theUnrestrictedPolicyIsNothing() {
        assertThat(PolicyText.write(Policy.UNRESTRICTED)).isEmpty();
        assertThat(PolicyText.read("")).containsSame(Policy.UNRESTRICTED);
    }

    @Test
    void bytesAreCountedAsTokensCarryThem() {
        assertThat(PolicyText.bytes(policy("f\ta\t\"\\é"))).isEqualTo("f\\ta\\t".length() + 6);
        assertThat(PolicyText.bytes(policy("f\ta\t😀"))).isGreaterThanOrEqualTo("f\\ta\\t".length() + 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "x\ta",
                "n\ta\n",
                "d\ta",
                "d\ta\tb\tc",
                "d\ta\tb\nd\ta\tc",
                "R",
                "R\t1\t2",
                "R\t0",
                "R\tmany",
                "R\t1\nR\t2",
                "T\t0",
                "E\t2",
                "D",
                "D\ta\tb",
                "D\ta\nD\tb",
                "D\ta b",
                "n\té",
                "N\ta",
                "n\t"
            })
    void whatIsNotUnderstoodIsNoPolicy(String text) {
        assertThat(PolicyText.read(text)).isEmpty();
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }
}
