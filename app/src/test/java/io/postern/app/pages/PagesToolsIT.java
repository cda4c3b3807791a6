package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in other languages, with Node, Python and Go. */
class PagesToolsIT {

    private static final String NAME = "PagesToolsIT";

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsTrueInAllItsLanguages(Page page) throws IOException, InterruptedException {
        assertThat(new PageRun(page, NAME).faults()).isEmpty();
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.claimants().anyMatch(NAME::equals))
                .toList();
    }
}
