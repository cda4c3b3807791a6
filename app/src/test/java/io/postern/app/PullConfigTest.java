package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.LogFormats;
import io.postern.metering.model.LogPull;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullConfigTest {

    private static final LogFormats FORMATS = new LogFormats(List.of(), "");

    @Test
    void aPullIsWhatItsKeysSay() {
        LogPull pull = config("shop", "api", "http", 3).pull(FORMATS);

        assertThat(pull)
                .isEqualTo(new LogPull("shop", "api", FORMATS.find("http").orElseThrow(), Duration.ofMinutes(5), 3));
    }

    @Test
    void whatCannotBeMeantIsToldWithItsKey() {
        assertThatThrownBy(() -> config("Shop", "api", "", 3).pull(FORMATS))
                .hasMessage(
                        "postern.metering.pull.Shop: pull: Shop (expected: 1 to 64 small letters, digits and hyphens)");
        assertThatThrownBy(() -> config("shop", " ", "", 3).pull(FORMATS))
                .hasMessage("postern.metering.pull.shop: pull shop: no log group (expected: text)");
        assertThatThrownBy(() -> config("shop", "api", "mine", 3).pull(FORMATS))
                .hasMessage("postern.metering.pull.shop: format: mine (expected: one of [aws, http, rest])");
        assertThatThrownBy(() -> config("shop", "api", "", 0).pull(FORMATS))
                .hasMessage("postern.metering.pull.shop: pull shop: 0 pages (expected: 1 or more)");
        assertThatThrownBy(() -> new PullConfig("shop", "api", "", Duration.ZERO, Duration.ZERO, 1))
                .hasMessage("postern.metering.pull.shop.every: PT0S (expected: more than zero)");
    }

    private static PullConfig config(String name, String group, String format, int pages) {
        return new PullConfig(name, group, format, Duration.ofMinutes(1), Duration.ofMinutes(5), pages);
    }
}
