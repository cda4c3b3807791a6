package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.emulator.LocalEmu;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages do with the command line of AWS, against an emulator. */
class PagesEmulatorIT {

    private static final String NAME = "PagesEmulatorIT";
    private static final LocalEmu AWS = LocalEmu.start();

    @AfterAll
    static void end() {
        AWS.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsTrueOfAws(Page page) throws IOException, InterruptedException {
        Map<String, String> credentials = Map.of(
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "a secret access key for nobody",
                "AWS_REGION", "eu-central-1",
                "AWS_DEFAULT_REGION", "eu-central-1",
                "EMULATOR", AWS.endpoint().toString());
        assertThat(new PageRun(page, NAME, credentials).faults()).isEmpty();
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.claimants().anyMatch(NAME::equals))
                .toList();
    }
}
