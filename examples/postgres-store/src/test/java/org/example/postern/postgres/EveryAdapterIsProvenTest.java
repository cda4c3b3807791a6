package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each class here that implements a port has a test that runs the port's contract. */
class EveryAdapterIsProvenTest {

    private static final JavaClasses OURS =
            new ClassFileImporter().importPackages(EveryAdapterIsProvenTest.class.getPackageName());

    @Test
    void eachAdapterRunsTheContractOfItsPort() {
        List<String> proven = new ArrayList<>();
        for (JavaClass adapter : OURS)
            for (JavaClass port : adapter.getRawInterfaces())
                if (port.getPackageName().endsWith(".port")) {
                    assertThat(OURS.stream().filter(test -> runs(test, port)).map(JavaClass::getSimpleName))
                            .as("the tests that run the contract of %s", port.getSimpleName())
                            .contains(adapter.getSimpleName() + "Test");
                    proven.add(adapter.getSimpleName());
                }

        assertThat(proven)
                .containsExactlyInAnyOrder(
                        "PostgresTokenStore", "PostgresDeliveryQueue", "PostgresReceipts", "PostgresNamedQueues");
    }

    private static boolean runs(JavaClass test, JavaClass port) {
        return test.getAllRawInterfaces().stream()
                .anyMatch(contract -> contract.getSimpleName().equals(port.getSimpleName() + "Contract"));
    }
}
