package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the documentation shows can be done, and looks as it says. */
class PagesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsTrue(Page page) throws IOException, InterruptedException {
        assertThat(new PageRun(page, "").faults()).isEmpty();
    }

    static List<Page> pages() {
        return Page.all().stream().filter(page -> !page.steps().isEmpty()).toList();
    }
}
