package io.postern.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.memory.VaultKey;
import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.Removal;
import io.postern.destinations.model.SealReport;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DestinationsTest {

    private static final MasterKey OLD = new MasterKey("old", new Secret("the old master key"));
    private static final MasterKey NEW = new MasterKey("new", new Secret("the new master key"));
    private static final DestinationName SHOP = new DestinationName("shop");
    private static final Precondition FIRST_VERSION = new Precondition.OneOf(Set.of("1"));

    private final DestinationStore store = new MemoryDestinationStore();
    private final SecretBox box = new MemorySecretBox(List.of(OLD));

    @Test
    void whatIsRegisteredIsFoundAndListed() {
        Destination shop = shop("of the shop");

        assertThat(register(shop)).isEqualTo(new Registration.Kept(new KnownDestination.Open(shop, 1)));

        assertThat(new FindDestination(store, box).find(SHOP)).contains(new KnownDestination.Open(shop, 1));
        assertThat(new ListDestinations(store, box).list()).containsExactly(new KnownDestination.Open(shop, 1));
    }

    @Test
    void aNameIsRegisteredOnce() {
        register(shop("first"));

        assertThat(register(shop("second"))).isEqualTo(new Registration.NameTaken());
    }

    @Test
    void aReplacementCountsOneVersionOn() {
        register(shop("first"));
        Destination second = shop("second");

        assertThat(replace(second, ReplaceDestination.ANY_VERSION))
                .isEqualTo(new Registration.Kept(new KnownDestination.Open(second, 2)));
        assertThat(new FindDestination(store, box).find(SHOP)).contains(new KnownDestination.Open(second, 2));
    }

    @Test
    void whoSawAnOlderVersionReplacesNothing() {
        register(shop("first"));
        replace(shop("second"), FIRST_VERSION);

        assertThat(replace(shop("third"), FIRST_VERSION)).isEqualTo(new Registration.Changed());
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        assertThat(replace(shop("first"), ReplaceDestination.ANY_VERSION)).isEqualTo(new Registration.Unknown());
    }

    @Test
    void aChangeMeanwhileIsNotOverwritten() {
        register(shop("first"));
        ReplaceDestination slow = new ReplaceDestination(new ChangedMeanwhile(store), box);

        assertThat(slow.replace(shop("third"), ReplaceDestination.ANY_VERSION)).isEqualTo(new Registration.Changed());
    }

    @Test
    void whatAClientUsesIsNotRemoved() {
        register(shop("first"));
        RemoveDestination used = new RemoveDestination(store, _ -> List.of("web"));

        assertThat(used.remove(SHOP, ReplaceDestination.ANY_VERSION)).isEqualTo(new Removal.Used(List.of("web")));
        assertThat(store.find(SHOP)).isPresent();
    }

    @Test
    void whoSawAnOlderVersionRemovesNothing() {
        register(shop("first"));
        replace(shop("second"), ReplaceDestination.ANY_VERSION);

        assertThat(new RemoveDestination(store, _ -> List.of()).remove(SHOP, FIRST_VERSION))
                .isEqualTo(new Removal.Changed());
        assertThat(store.find(SHOP)).isPresent();
    }

    @Test
    void whatNobodyUsesIsRemoved() {
        register(shop("first"));
        RemoveDestination unused = new RemoveDestination(store, _ -> List.of());

        assertThat(unused.remove(SHOP, ReplaceDestination.ANY_VERSION)).isEqualTo(new Removal.Removed());
        assertThat(unused.remove(SHOP, ReplaceDestination.ANY_VERSION)).isEqualTo(new Removal.Unknown());
    }

    @Test
    void aNewMasterKeySealsAnewInPlaceAndOnce() {
        register(shop("first"));
        SecretBox rotated = new MemorySecretBox(List.of(NEW, OLD));

        assertThat(new RenewSeals(store, rotated).renew()).isEqualTo(new SealReport(1, 1, List.of(), ""));
        assertThat(new RenewSeals(store, rotated).renew()).isEqualTo(new SealReport(1, 0, List.of(), ""));

        SecretBox newOnly = new MemorySecretBox(List.of(NEW));
        assertThat(new FindDestination(store, newOnly).find(SHOP))
                .contains(new KnownDestination.Open(shop("first"), 1));
    }

    @Test
    void aLostMasterKeyLocksWhatItSealedAndNothingElse() {
        register(shop("first"));
        SecretBox newOnly = new MemorySecretBox(List.of(NEW));
        Destination bank = new Destination(new DestinationName("bank"), "", new Target.LocalStore());
        new RegisterDestination(store, newOnly).register(bank);

        SealReport report = new RenewSeals(store, newOnly).renew();

        KnownDestination.Locked locked =
                new KnownDestination.Locked(SHOP, 1, "it was sealed with the key old, which is not here");
        assertThat(report).isEqualTo(new SealReport(2, 0, List.of(locked), ""));
        assertThat(new ListDestinations(store, newOnly).list())
                .containsExactly(new KnownDestination.Open(bank, 1), locked);
    }

    @Test
    void aVaultThatIsAwayLocksWhatItSealedAndNothingElseAndIsAskedAgain() {
        ScriptedVault vault = new ScriptedVault();
        SecretBox both = new MemorySecretBox(List.of(new VaultKey("vault", "arn", vault), OLD));
        register(shop("first"));
        new RegisterDestination(store, both)
                .register(new Destination(new DestinationName("bank"), "", new Target.LocalStore()));
        vault.goAway("no answer");

        SealReport report = new RenewSeals(store, both).renew();

        assertThat(report)
                .isEqualTo(new SealReport(
                        2,
                        0,
                        List.of(new KnownDestination.Locked(
                                new DestinationName("bank"), 1, "the key vault cannot be asked now: no answer")),
                        "the vault: no answer"));
        assertThat(new FindDestination(store, both).find(SHOP)).contains(new KnownDestination.Open(shop("first"), 1));

        vault.comeBack();
        assertThat(new RenewSeals(store, both).renew()).isEqualTo(new SealReport(2, 1, List.of(), ""));
    }

    @Test
    void whatIsLockedCanBeReplacedAndRemoved() {
        register(shop("first"));
        SecretBox newOnly = new MemorySecretBox(List.of(NEW));

        assertThat(new ReplaceDestination(store, newOnly).replace(shop("second"), FIRST_VERSION))
                .isInstanceOf(Registration.Kept.class);
        assertThat(new RemoveDestination(store, _ -> List.of()).remove(SHOP, ReplaceDestination.ANY_VERSION))
                .isEqualTo(new Removal.Removed());
    }

    @Test
    void whatWasSealedForOneNameIsNoOtherDestination() {
        register(shop("first"));
        SealedDestination kept = store.find(SHOP).orElseThrow();
        store.add(new SealedDestination(new DestinationName("bank"), 1, kept.sealed()));

        assertThat(new FindDestination(store, box).find(new DestinationName("bank")))
                .containsInstanceOf(KnownDestination.Locked.class);
    }

    private Registration register(Destination destination) {
        return new RegisterDestination(store, box).register(destination);
    }

    private Registration replace(Destination destination, Precondition precondition) {
        return new ReplaceDestination(store, box).replace(destination, precondition);
    }

    private static Destination shop(String description) {
        Credential credential = new Credential.AccessKey(
                new AccessKeyId("AKIAIOSFODNN7EXAMPLE"), new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        return new Destination(
                SHOP,
                description,
                new Target.Aws(
                        credential, new Region("eu-central-1"), Set.of(ApiName.MONITORING), new Endpoint.OfRegion()));
    }
}
