package io.postern.aws.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.KeyVault;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.destinations.KeyVaultContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KmsKeyVaultTest implements KeyVaultContract {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    @AutoClose
    private final KmsAdapters adapters = KmsAdapters.of(AWS.endpoint(), clock);

    private String masterKey = "";
    private String otherMasterKey = "";

    @BeforeEach
    void create() {
        masterKey = AWS.createKey();
        otherMasterKey = AWS.createKey();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public KeyVault vault() {
        return adapters.vault(PAUSE);
    }

    @Override
    public String masterKey() {
        return masterKey;
    }

    @Override
    public String otherMasterKey() {
        return otherMasterKey;
    }

    @Override
    public String missingMasterKey() {
        return "arn:aws:kms:eu-central-1:123456789012:key/missing";
    }

    @Test
    void oneCallDrawsAKeyAndOneUnwrapsItForEver() {
        DrawnKey drawn = vault().draw(masterKey, "label");
        KeyVault vault = vault();

        for (int i = 0; i < 3; i++)
            assertThat(vault.unwrap(masterKey, "label", drawn.wrapped()))
                    .isEqualTo(new Unwrapping.Unwrapped(drawn.key()));

        assertThat(AWS.calls(Operation.GENERATE_DATA_KEY)).isEqualTo(1);
        assertThat(AWS.calls(Operation.DECRYPT)).isEqualTo(1);
    }

    @Test
    void aKeyThatWasDrawnHereNeedsNoCallToUnwrap() {
        KeyVault vault = vault();
        DrawnKey drawn = vault.draw(masterKey, "label");

        assertThat(vault.unwrap(masterKey, "label", drawn.wrapped())).isInstanceOf(Unwrapping.Unwrapped.class);
        assertThat(AWS.calls(Operation.DECRYPT)).isZero();
    }

    @Test
    void aKeyThatIsAwayIsAskedOnceInAPause() {
        String first = vault().draw(masterKey, "first").wrapped();
        String second = vault().draw(masterKey, "second").wrapped();
        KeyVault vault = vault();
        AWS.misbehave(new Fault.Hang()).on(Operation.DECRYPT).always();

        assertThat(vault.unwrap(masterKey, "first", first))
                .isEqualTo(new Unwrapping.Away("no answer from AWS in time"));
        assertThat(vault.unwrap(masterKey, "second", second))
                .isEqualTo(new Unwrapping.Away("no answer from AWS in time"));
        assertThat(AWS.calls(Operation.DECRYPT)).isEqualTo(1);

        AWS.behave();
        clock.advance(PAUSE);
        assertThat(vault.unwrap(masterKey, "second", second)).isInstanceOf(Unwrapping.Unwrapped.class);
    }

    @Test
    void aDenialIsOfOneTextAndPaused() {
        String first = vault().draw(masterKey, "first").wrapped();
        String second = vault().draw(masterKey, "second").wrapped();
        KeyVault vault = vault();
        AWS.misbehave(new Fault.DenyAccess()).on(Operation.DECRYPT).times(1);

        assertThat(vault.unwrap(masterKey, "first", first))
                .isInstanceOfSatisfying(Unwrapping.Away.class, away -> assertThat(away.why())
                        .startsWith("AWS denies access: ")
                        .contains("kms:Decrypt"));
        assertThat(vault.unwrap(masterKey, "first", first)).isInstanceOf(Unwrapping.Away.class);
        assertThat(AWS.calls(Operation.DECRYPT)).isEqualTo(1);
        assertThat(vault.unwrap(masterKey, "second", second)).isInstanceOf(Unwrapping.Unwrapped.class);

        clock.advance(PAUSE);
        assertThat(vault.unwrap(masterKey, "first", first)).isInstanceOf(Unwrapping.Unwrapped.class);
    }

    @Test
    void aDisabledKeySealsNothingAndOpensOnlyWhatIsRemembered() {
        KeyVault vault = vault();
        String wrapped = vault.draw(masterKey, "label").wrapped();
        AWS.disableKey(masterKey);

        assertThatThrownBy(() -> vault.draw(masterKey, "label"))
                .hasMessageStartingWith("KMS cannot seal with " + masterKey + ": ")
                .hasMessageContaining("is disabled");
        assertThat(vault.unwrap(masterKey, "label", wrapped)).isInstanceOf(Unwrapping.Unwrapped.class);
        assertThat(vault().unwrap(masterKey, "label", wrapped)).isInstanceOf(Unwrapping.Away.class);
    }

    @Test
    void theRegionIsThatOfTheKey() {
        String arn = "arn:aws:kms:ap-south-1:123456789012:key/x";

        assertThat(adapters.client(arn).serviceClientConfiguration().region().id())
                .isEqualTo("ap-south-1");
        assertThat(adapters.client(arn)).isSameAs(adapters.client(arn));
    }

    @Test
    void theFrameworkWiresIt() {
        assertThat(adapters.wired().draw(masterKey, "label").wrapped()).isNotEmpty();
    }
}
