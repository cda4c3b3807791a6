package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each port has a contract, and each adapter has a test that runs the contracts of the port it implements. */
class EveryPortIsProvenTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/$"))
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.postern");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .importPaths(Stream.of("testkit", "adapters-http", "adapters-redis", "adapters-aws", "adapters-sinks")
                    .map(module -> Path.of("..", module, "target", "test-classes"))
                    .toList());

    private static final List<String> OVER_A_NETWORK =
            List.of("io.postern.aws", "io.postern.redis", "io.postern.sinks");

    /** Why no adapter runs one. */
    private static final Map<String, String> WITHOUT_OUTAGE_CONTRACT = Map.of(
            "KnownRegions",
            "what the SDK knows by itself: nothing is asked over the network",
            "LogDestination",
            "runs DestinationOutageContract, which it shares with MetricDestination",
            "MetricDestination",
            "runs DestinationOutageContract, which it shares with LogDestination",
            "PermissionTester",
            "reports instead of failing: what hangs is in its contract, and that nobody listens in"
                    + " AwsPermissionTesterTest",
            "OutletMaker",
            "makes what has proofs of its own; an identity or role that is not to be had is in"
                    + " CloudWatchOutletMakerTest",
            "LogReader",
            "what a session that is over does is in CloudWatchLogReaderTest, and an absence in"
                    + " PullOfCloudWatchOutageTest");

    @Test
    void eachPortHasAContract() {
        assertThat(ports()).hasSizeGreaterThan(8);

        for (JavaClass port : ports())
            assertThat(MAIN.stream().map(JavaClass::getName))
                    .as("the contract of %s in testkit", port.getSimpleName())
                    .contains(contractOf(port));
    }

    @Test
    void eachAdapterRunsTheContractOfItsPort() {
        List<JavaClass> adapters =
                MAIN.stream().filter(EveryPortIsProvenTest::isAdapter).toList();
        assertThat(adapters).hasSizeGreaterThan(8);

        for (JavaClass adapter : adapters)
            for (JavaClass port : adapter.getAllRawInterfaces())
                if (isPort(port))
                    assertThat(TESTS.stream()
                                    .filter(test -> runs(test, contractOf(port)))
                                    .map(JavaClass::getSimpleName))
                            .as("the tests that run %s for %s", contractOf(port), adapter.getSimpleName())
                            .anyMatch(test -> test.startsWith(adapter.getSimpleName()));
    }

    @Test
    void whatLiesOverANetworkRunsTheOutageContractOfItsPort() {
        List<JavaClass> adapters = MAIN.stream()
                .filter(EveryPortIsProvenTest::isAdapter)
                .filter(adapter -> OVER_A_NETWORK.stream().anyMatch(adapter.getPackageName()::startsWith))
                .toList();
        assertThat(adapters).hasSizeGreaterThan(30);

        for (JavaClass adapter : adapters)
            for (JavaClass port : adapter.getAllRawInterfaces())
                if (isPort(port) && !WITHOUT_OUTAGE_CONTRACT.containsKey(port.getSimpleName()))
                    assertThat(TESTS.stream()
                                    .filter(test -> test.getPackageName().equals(adapter.getPackageName()))
                                    .filter(test -> runs(test, outageContractOf(port)))
                                    .map(JavaClass::getSimpleName))
                            .as("the tests that run %s for %s", outageContractOf(port), adapter.getSimpleName())
                            .isNotEmpty();
    }

    @Test
    void whoHasAnOutageContractIsNotExcused() {
        List<JavaClass> excused = ports().stream()
                .filter(port -> WITHOUT_OUTAGE_CONTRACT.containsKey(port.getSimpleName()))
                .toList();

        assertThat(excused).hasSameSizeAs(WITHOUT_OUTAGE_CONTRACT.keySet());
        assertThat(MAIN.stream().map(JavaClass::getName))
                .doesNotContainAnyElementsOf(excused.stream()
                        .map(EveryPortIsProvenTest::outageContractOf)
                        .toList());
    }

    private static boolean runs(JavaClass test, String contract) {
        return test.getAllRawInterfaces().stream()
                .anyMatch(implemented -> implemented.getName().equals(contract));
    }

    private static List<JavaClass> ports() {
        return MAIN.stream().filter(EveryPortIsProvenTest::isPort).toList();
    }

    /** A sealed family is a value: its alternatives do nothing that a contract could prove. */
    private static boolean isPort(JavaClass candidate) {
        return candidate.isInterface()
                && candidate.getPackageName().endsWith(".port")
                && !candidate.reflect().isSealed()
                && !candidate.getSimpleName().equals("package-info");
    }

    /** Decorators in app do nothing of their own, so they are no adapters. */
    private static boolean isAdapter(JavaClass candidate) {
        return !candidate.isInterface()
                && !candidate.getPackageName().startsWith("io.postern.app")
                && !candidate.getPackageName().startsWith("io.postern.testkit")
                && candidate.getAllRawInterfaces().stream().anyMatch(EveryPortIsProvenTest::isPort);
    }

    private static String contractOf(JavaClass port) {
        return port.getPackageName()
                        .replace("io.postern.", "io.postern.testkit.")
                        .replace(".port", "") + "." + port.getSimpleName() + "Contract";
    }

    private static String outageContractOf(JavaClass port) {
        return contractOf(port).replaceFirst("Contract$", "OutageContract");
    }
}
