package io.postern.testkit.browser;

import io.postern.testkit.Executables;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A headless Chromium with a new, empty profile.
 *
 * <p>Browser and driver are {@code chromium} and {@code chromedriver} of the PATH, or what the environment variables
 * {@code POSTERN_TEST_CHROMIUM} and {@code POSTERN_TEST_CHROMEDRIVER} point to; without them, starting fails. Nothing is
 * ever downloaded.
 */
public final class Browser implements AutoCloseable {

    /** Longest time for a page to load and for a script's promise to settle. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** The last four keep Chromium from calling its maker's hosts, which a test must not do. */
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync");

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;
    private final TemporaryFolder profile;

    private Browser(ChromeDriverService service, RemoteWebDriver driver, TemporaryFolder profile) {
        this.service = service;
        this.driver = driver;
        this.profile = profile;
    }

    /** A fresh one with nothing open. */
    public static Browser start() {
        Path chromium = Executables.required("chromium", "POSTERN_TEST_CHROMIUM");
        Path chromedriver = Executables.required("chromedriver", "POSTERN_TEST_CHROMEDRIVER");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        TemporaryFolder profile = TemporaryFolder.create("browser");
        try {
            service.start();
            // Not a ChromeDriver: that one asks Selenium Manager, which downloads and is therefore not on board.
            RemoteWebDriver driver = new RemoteWebDriver(service.getUrl(), options(chromium, profile));
            return new Browser(service, driver, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            service.stop();
            profile.close();
            throw e;
        }
    }

    private static ChromeOptions options(Path chromium, TemporaryFolder profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile.path());
        options.setPageLoadTimeout(ANSWER_MAX);
        options.setScriptTimeout(ANSWER_MAX);
        return options;
    }

    /** Opens a page and returns once it is loaded. */
    public void open(URI page) {
        driver.get(page.toString());
    }

    /**
     * Runs the body of an {@code async} function in the page that is open, and gives what its promise resolves to.
     *
     * @param body may use {@code await}, {@code arguments} and {@code return}
     * @return JavaScript's value as Boolean, Long, Double, String, List or Map
     * @throws org.openqa.selenium.JavascriptException when the promise is rejected, with the error's own text
     */
    public @Nullable Object run(String body, Object... arguments) {
        return driver.executeScript("return (async function () {" + body + "}).apply(null, arguments);", arguments);
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
        profile.close();
    }
}
