package io.postern.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Proves that the browser of our tests is a real one: it keeps origins apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossOriginBrowserIT {

    private final PageServer home = PageServer.start();
    private final PageServer elsewhere = PageServer.start();
    private final Browser browser = Browser.start();

    @BeforeAll
    void openAPage() {
        browser.open(home.serve("<title>home</title>"));
    }

    @AfterAll
    void end() {
        browser.close();
        home.close();
        elsewhere.close();
    }

    @Test
    void aPageRunsItsScripts() {
        assertThat(browser.run("return {title: document.title, sum: arguments[0] + 1};", 41))
                .isEqualTo(Map.of("title", "home", "sum", 42L));
    }

    @Test
    void thePageHasTheOriginOfItsServer() {
        assertThat(browser.run("return location.origin;")).isEqualTo(home.origin());
    }

    @Test
    void anAnswerOfItsOwnOriginCanBeRead() {
        URI page = home.serve("near");

        assertThat(browser.run("return (await fetch(arguments[0])).text();", page.toString()))
                .isEqualTo("near");
    }

    @Test
    void anAnswerOfAnotherOriginCannotBeReadWithoutItsLeave() {
        URI page = elsewhere.serve("far");

        assertThatThrownBy(() -> browser.run("return (await fetch(arguments[0])).text();", page.toString()))
                .hasMessageContaining("Failed to fetch");
    }
}
