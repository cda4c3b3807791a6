package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    @Test
    void noListAllowsEverythingAndAnEmptyOneNothing() {
        assertThat(Allowed.ANY.permits("shop")).isTrue();
        assertThat(Allowed.of(List.of("*")).any()).isTrue();
        assertThat(Allowed.of(List.of()).permits("shop")).isFalse();
        assertThat(Allowed.of(List.of()).permits("")).isFalse();
    }

    @Test
    void oneOfTheAlternativesIsEnough() {
        Allowed allowed = Allowed.of(List.of("shop", "web/*"));

        assertThat(allowed.permits("shop")).isTrue();
        assertThat(allowed.permits("web/eu")).isTrue();
        assertThat(allowed.permits("bank")).isFalse();
    }

    @Test
    void whatIsNarrowedNeedsBoth() {
        Allowed both = Allowed.of(List.of("shop/*", "bank/*")).narrowedBy(Allowed.of(List.of("*/eu", "mail/*")));

        assertThat(both.permits("shop/eu")).isTrue();
        assertThat(both.permits("shop/us")).isFalse();
        assertThat(both.permits("mail/eu")).isFalse();
    }

    @Test
    void narrowingChangesNoDestination() {
        PolicyDestination shop = new PolicyDestination("shop");

        assertThat(policy("D\tshop").narrowedBy(policy("D\tbank")).destination())
                .isEqualTo(shop);
        assertThat(policy("D\tshop").narrowedBy(policy("n\ta")).destination()).isEqualTo(shop);
        assertThat(Policy.UNRESTRICTED.narrowedBy(policy("D\tbank")).destination())
                .isEqualTo(PolicyDestination.DEFAULT);
    }

    @Test
    void narrowingByTheSameChangesNothing() {
        Allowed allowed = Allowed.of(List.of("shop/*", "bank/*"));

        assertThat(allowed.narrowedBy(allowed)).isEqualTo(allowed);
        assertThat(allowed.narrowedBy(Allowed.ANY)).isEqualTo(allowed);
        assertThat(Allowed.ANY.narrowedBy(allowed)).isEqualTo(allowed);
    }

    @Test
    void whatTwoAllowTogetherIsExactlyWhatEachAllows() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Allowed one = Allowed.of(patterns(random));
            Allowed other = Allowed.of(patterns(random));
            String name = text(random, "ab", 4);

            assertThat(one.narrowedBy(other).permits(name))
                    .as("%s and %s: %s", one, other, name)
                    .isEqualTo(one.permits(name) && other.permits(name));
        }
    }

    @Test
    void whatIsForcedStaysForced() {
        Stamps client = Stamps.of(Map.of("App", "shop", "Stage", "live"));

        assertThat(client.narrowedBy(Stamps.of(Map.of("App", "bank", "User", "7")))
                        .values())
                .isEqualTo(Map.of("App", "shop", "Stage", "live", "User", "7"));
    }

    @Test
    void theSmallerNumberCounts() {
        assertThat(new Quota(10, 2000, Long.MAX_VALUE).narrowedBy(new Quota(20, 1000, 5)))
                .isEqualTo(new Quota(10, 1000, 5));
        assertThat(policy("T\t60").narrowedBy(policy("T\t600")).tokenTtl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(policy("T\t600").narrowedBy(policy("T\t60")).tokenTtl()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void allRulesAreNarrowed() {
        Policy one = policy("n\ta*\nm\ta*\ng\ta*\ns\ta*\no\thttps://a*");
        Policy both =
                one.narrowedBy(policy("n\t*z\nm\t*y\ng\t*x\ns\t*w\no\t*v\nd\tD\t1\nf\tF\t2\nR\t1\nB\t2\nS\t3\nT\t4"));

        assertThat(PolicyText.write(both))
                .isEqualTo("n\ta*\nn\t*z\nm\ta*\nm\t*y\ng\ta*\ng\t*x\ns\ta*\ns\t*w\no\thttps://a*\no\t*v\n"
                        + "d\tD\t1\nf\tF\t2\nR\t1\nB\t2\nS\t3\nT\t4");
    }

    @Test
    void embeddedMetricsNeedTheWordOfBoth() {
        Policy allowing = policy("n\tshop/*\nE\t1");

        assertThat(allowing.narrowedBy(policy("g\tweb")).embeddedMetrics()).isTrue();
        assertThat(allowing.narrowedBy(policy("m\tlatency")).embeddedMetrics()).isFalse();
        assertThat(allowing.narrowedBy(policy("m\tlatency\nE\t1")).embeddedMetrics())
                .isTrue();
        assertThat(policy("n\tshop/*").narrowedBy(policy("E\t1")).embeddedMetrics())
                .isFalse();
        assertThat(Policy.UNRESTRICTED.narrowedBy(policy("E\t0")).embeddedMetrics())
                .isFalse();
    }

    @Test
    void nothingIsReadUnlessItIsSaid() {
        assertThat(Policy.UNRESTRICTED.reads().none()).isTrue();
        assertThat(Policy.UNRESTRICTED.narrowedBy(policy("r\tshop")).reads().none())
                .isTrue();
        assertThat(policy("r\tshop").narrowedBy(policy("l\t*")).reads().none()).isTrue();
    }

    @Test
    void whoHandsOutLessHandsOutNoReadingUnlessItIsSaid() {
        Policy reading = policy("r\tshop/*\nl\t/shop/*");

        assertThat(reading.narrowedBy(Policy.UNRESTRICTED).reads()).isEqualTo(reading.reads());
        assertThat(reading.narrowedBy(policy("m\tlatency")).reads().none()).isTrue();
        assertThat(reading.narrowedBy(policy("m\tlatency\nr\t*")).reads())
                .isEqualTo(policy("r\tshop/*").reads());
    }

    @Test
    void readingIsNarrowedLikeSending() {
        Reads both = policy("r\tshop/*\nl\t/shop/*")
                .narrowedBy(policy("r\t*/eu\nl\t*"))
                .reads();

        assertThat(both.namespaces().permits("shop/eu")).isTrue();
        assertThat(both.namespaces().permits("shop/us")).isFalse();
        assertThat(both.namespaces().permits("bank/eu")).isFalse();
        assertThat(both.logGroups().permits("/shop/web")).isTrue();
        assertThat(both.logGroups().permits("/bank/web")).isFalse();
    }

    @Test
    void theUnrestrictedPolicyIsOneValue() {
        assertThat(Policy.UNRESTRICTED.unrestricted()).isTrue();
        assertThat(Policy.UNRESTRICTED.narrowedBy(Policy.UNRESTRICTED)).isSameAs(Policy.UNRESTRICTED);
        assertThat(policy("n\ta").unrestricted()).isFalse();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Stamps.of(Map.of("", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> Stamps.of(Map.of("a", "b\tc")));
        assertThatIllegalArgumentException().isThrownBy(() -> Stamps.of(Map.of("a", "b".repeat(256))));
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }

    private static List<String> patterns(Random random) {
        List<String> patterns = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--)
            patterns.add(text(random, "ab**", 4) + "a".repeat(random.nextInt(2)));
        patterns.removeIf(String::isEmpty);
        return patterns;
    }

    private static String text(Random random, String letters, int lengthMax) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(lengthMax + 1); i > 0; i--)
            text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
