package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.memory.MemoryOperatorRegistry;
import io.postern.access.model.Operator;
import io.postern.access.model.Role;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.Secret;
import io.postern.shared.SetClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticateOperatorTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");
    private static final String BOOTSTRAP = "the bootstrap key";

    private final OperatorRegistry registry = new MemoryOperatorRegistry();
    private final SetClock clock = new SetClock(NOW);
    private final AuthenticateOperator authenticate = new AuthenticateOperator(new Secret(BOOTSTRAP), registry, clock);

    @Test
    void anEnrolledOperatorIsKnownByItsKey() {
        EnrolOperator.Enrolled enrolled = enrol("Ada", Role.OPERATE);

        Optional<Operator> operator = authenticate.authenticate(enrolled.key().reveal());

        assertThat(operator).contains(enrolled.operator());
        assertThat(enrolled.operator().role()).isEqualTo(Role.OPERATE);
        assertThat(enrolled.operator().createdAt()).isEqualTo("2026-05-01T10:00:00.123Z");
    }

    @Test
    void aKeyHasTheFormThatScannersOfSecretsCanLookFor() {
        assertThat(enrol("Ada", Role.READ).key().reveal()).matches("pk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
    }

    @Test
    void everyCharacterOfAKeyCounts() {
        String key = enrol("Ada", Role.READ).key().reveal();

        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == '0' ? '1' : '0';
            String altered = key.substring(0, i) + other + key.substring(i + 1);
            assertThat(authenticate.authenticate(altered)).as(altered).isEmpty();
        }
        assertThat(authenticate.authenticate(key + "0")).isEmpty();
        assertThat(authenticate.authenticate(key.substring(0, key.length() - 1)))
                .isEmpty();
    }

    @Test
    void theSecretOfOneOperatorIsNotThatOfAnother() {
        String ada = enrol("Ada", Role.READ).key().reveal();
        String bob = enrol("Bob", Role.ADMIN).key().reveal();

        assertThat(authenticate.authenticate(bob.substring(0, 20) + ada.substring(20)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk_", "pk__", "pk_id", "pk_id_", "PK_id_x", "pk_Id_x", "pk_../x_y", "pk_\u0000_x"})
    void whatIsNoKeyIsNobody(String text) {
        assertThat(authenticate.authenticate(text)).isEmpty();
    }

    @Test
    void whoWasGoodBeforeIsKnownButForTheBootstrapKey() {
        String ada = enrol("Ada", Role.READ).key().reveal();
        assertThat(authenticate.knew(ada)).isFalse();
        authenticate.authenticate(ada);
        authenticate.authenticate(BOOTSTRAP);

        assertThat(authenticate.knew(ada)).isTrue();
        assertThat(authenticate.knew(ada.substring(0, ada.length() - 1))).isFalse();
        assertThat(authenticate.knew("nonsense")).isFalse();
        assertThat(authenticate.knew(BOOTSTRAP)).isFalse();
    }

    @Test
    void theBootstrapKeyIsAnAdministrators() {
        assertThat(authenticate.authenticate(BOOTSTRAP)).map(Operator::role).contains(Role.ADMIN);
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void aRemovedOperatorIsForgottenWithinASecond() {
        EnrolOperator.Enrolled enrolled = enrol("Ada", Role.READ);
        assertThat(authenticate.authenticate(enrolled.key().reveal())).isPresent();

        new RemoveOperator(registry).remove(enrolled.operator().id());

        clock.set(NOW.plus(Duration.ofMillis(999)));
        assertThat(authenticate.authenticate(enrolled.key().reveal())).isPresent();
        clock.set(NOW.plus(Duration.ofSeconds(1)));
        assertThat(authenticate.authenticate(enrolled.key().reveal())).isEmpty();
        clock.set(NOW.plus(Duration.ofMillis(999)));
        assertThat(authenticate.authenticate(enrolled.key().reveal())).isEmpty();
    }

    @Test
    void aNameThatCannotBePrintedIsRefused() {
        for (String name : new String[] {"", " ", "a\nb", "x".repeat(65)})
            assertThatThrownBy(() -> enrol(name, Role.READ)).hasMessageStartingWith("name: not usable");
    }

    @Test
    void noMoreAreEnrolledThanThereMayBe() {
        for (int i = 0; i < OperatorRegistry.OPERATORS_MAX; i++) enrol("Ada", Role.READ);

        assertThat(new EnrolOperator(registry, new SecureRandom(), clock).enrol("Bob", Role.READ))
                .isEmpty();
    }

    @Test
    void nothingPrintsASecret() {
        EnrolOperator.Enrolled enrolled = enrol("Ada", Role.READ);

        assertThat(enrolled.toString()).doesNotContain(enrolled.key().reveal().substring(20));
        assertThat(registry.find(enrolled.operator().id()).orElseThrow().toString())
                .contains("***");
    }

    private EnrolOperator.Enrolled enrol(String name, Role role) {
        return new EnrolOperator(registry, new SecureRandom(), clock)
                .enrol(name, role)
                .orElseThrow();
    }
}
