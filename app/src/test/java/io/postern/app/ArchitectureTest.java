package io.postern.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The walls that the Maven graph cannot keep. A rule about packages that hold nothing would pass for ever, so each test
 * first asserts that both sides of its rule exist.
 */
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "io.postern.access..",
        "io.postern.cleanup..",
        "io.postern.destinations..",
        "io.postern.locate..",
        "io.postern.metering..",
        "io.postern.probe..",
        "io.postern.telemetry..",
        "io.postern.shared.."
    };
    /** The one class of the domain that uses a library: ADR 13. */
    private static final String SKETCHES_USER = "io.postern.metering.model.LatencySketch";

    private static final String[] ADAPTERS = {
        "io.postern.http..", "io.postern.redis..", "io.postern.aws..", "io.postern.sinks.."
    };

    /** What Micronaut's processors generate repeats the names of what it is generated from, after a dollar sign. */
    private static final ImportOption HAND_WRITTEN = location -> !location.contains("/$");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(HAND_WRITTEN)
            .importPackages("io.postern");

    @Test
    void theDomainKnowsTheJdkAndNothingElse() {
        exist(DOMAIN);

        check(classes()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .doNotHaveFullyQualifiedName(SKETCHES_USER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(DOMAIN, "java..", "javax.crypto..", "org.jspecify..")));
        assertThat(ALL.contain(SKETCHES_USER)).isTrue();
        check(classes()
                .that()
                .haveFullyQualifiedName(SKETCHES_USER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(DOMAIN, "java..", "com.datadoghq.sketch..", "org.jspecify..")));
    }

    @Test
    void accessDoesNotKnowTelemetry() {
        exist("io.postern.access..", "io.postern.telemetry..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.access..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.telemetry.."));
    }

    @Test
    void telemetryNeedsOnlyTheWordsOfAccess() {
        exist("io.postern.telemetry..", "io.postern.access.port..", "io.postern.access.memory..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.postern.access.port..", "io.postern.access.memory..", "io.postern.access"));
    }

    @Test
    void locateNeedsAccessAndNothingElse() {
        exist("io.postern.locate..", "io.postern.telemetry..", "io.postern.access.port..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.locate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.postern.telemetry..", "io.postern.access.port..", "io.postern.access.memory.."));
        check(noClasses()
                .that()
                .resideInAnyPackage("io.postern.access..", "io.postern.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.locate.."));
    }

    @Test
    void noOtherContextKnowsMetering() {
        String[] others = {
            "io.postern.access..",
            "io.postern.cleanup..",
            "io.postern.destinations..",
            "io.postern.locate..",
            "io.postern.probe..",
            "io.postern.telemetry.."
        };
        exist("io.postern.metering..");
        exist(others);

        check(noClasses()
                .that()
                .resideInAnyPackage(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.metering.."));
    }

    @Test
    void meteringKnowsNoOtherContext() {
        String[] others = {
            "io.postern.access..", "io.postern.cleanup..", "io.postern.destinations..", "io.postern.locate.."
        };
        exist("io.postern.metering..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.metering..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void probeKnowsNoOtherContext() {
        exist("io.postern.probe..", "io.postern.access..", "io.postern.locate..", "io.postern.telemetry..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.postern.access..", "io.postern.locate..", "io.postern.telemetry.."));
        check(noClasses()
                .that()
                .resideInAnyPackage("io.postern.access..", "io.postern.locate..", "io.postern.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.probe.."));
    }

    @Test
    void destinationsKnowNoOtherContext() {
        exist("io.postern.destinations..", "io.postern.access..", "io.postern.telemetry..", "io.postern.locate..");

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.destinations..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.postern.access..", "io.postern.telemetry..", "io.postern.locate.."));
        check(noClasses()
                .that()
                .resideInAnyPackage("io.postern.access..", "io.postern.locate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.destinations.."));
    }

    @Test
    void cleanupStandsAlone() {
        String[] others = Arrays.stream(DOMAIN)
                .filter(one -> !one.equals("io.postern.cleanup..") && !one.equals("io.postern.shared.."))
                .toArray(String[]::new);
        exist(with(others, "io.postern.cleanup.."));

        check(noClasses()
                .that()
                .resideInAPackage("io.postern.cleanup..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
        check(noClasses()
                .that()
                .resideInAnyPackage(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern.cleanup.."));
    }

    @Test
    void noModulesPackagesGoRoundInACircle() {
        for (String module : new String[] {
            "access",
            "cleanup",
            "destinations",
            "telemetry",
            "locate",
            "metering",
            "probe",
            "http",
            "redis",
            "aws",
            "sinks"
        }) {
            exist("io.postern." + module + "..");
        }

        check(slices().matching("io.postern.(*)..").should().beFreeOfCycles());
    }

    @Test
    void adaptersDoNotSeeEachOther() {
        exist(ADAPTERS);

        for (String adapter : ADAPTERS) {
            String[] others = Arrays.stream(ADAPTERS)
                    .filter(other -> !other.equals(adapter))
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void onlyTheWiringKnowsTheMemoryAdapters() {
        exist("..memory..", "io.postern.app");

        check(noClasses()
                .that()
                .resideOutsideOfPackages("..memory..", "io.postern.app")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern..memory.."));
    }

    @Test
    void controllersCallUseCasesAndNotPorts() {
        exist("io.postern..port..");
        assertThat(ALL.stream().filter(one -> one.getSimpleName().endsWith("Controller")))
                .isNotEmpty();

        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.postern..port.."));
    }

    @Test
    void adaptersOfPortsArePrivateToTheirPackage() {
        exist("io.postern..port..");
        DescribedPredicate<JavaClass> implementAPort = DescribedPredicate.describe(
                "implement a port",
                one -> !one.isInterface()
                        && one.getAllRawInterfaces().stream()
                                .anyMatch(port -> port.getPackageName().endsWith(".port")));

        check(classes()
                .that(implementAPort)
                .and()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .notBePublic());
    }

    @Test
    void lettuceStaysInItsModule() {
        staysIn("io.lettuce..", "io.postern.redis..");
    }

    @Test
    void theSdkStaysInItsModule() {
        staysIn("software.amazon.awssdk..", "io.postern.aws..");
    }

    @Test
    void theDomainAsksItsClockForTheTime() {
        exist(DOMAIN);

        check(noClasses().that().resideInAnyPackage(DOMAIN).should().callMethod(Instant.class, "now"));
        check(noClasses().that().resideInAnyPackage(DOMAIN).should().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void namesSayWhatAThingIs() {
        // The testkit speaks AWS's words, and Service is one of them.
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.postern.testkit..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base|Service|UseCase|DTO|Dto)$"));
    }

    private static void staysIn(String library, String module) {
        exist(module);
        assertThat(ALL.stream()
                        .filter(one -> one.getPackageName().startsWith(module.replace("..", "")))
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .anyMatch(uses -> uses.getTargetClass().getPackageName().startsWith(library.replace("..", ""))))
                .as("%s is used in %s", library, module)
                .isTrue();

        check(noClasses()
                .that()
                .resideOutsideOfPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    private static void exist(String... packages) {
        for (String one : packages)
            assertThat(ALL.that(JavaClass.Predicates.resideInAPackage(one)))
                    .as("classes in %s", one)
                    .isNotEmpty();
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
