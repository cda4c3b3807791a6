package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemorySecretBoxTest implements SecretBoxContract {

    private static final MasterKey OLD = new MasterKey("old", new Secret("the old key"));
    private static final MasterKey NEW = new MasterKey("new", new Secret("the new key"));

    private final SecretBox box = new MemorySecretBox(List.of(OLD));

    @Override
    public SecretBox box() {
        return box;
    }

    @Override
    public SecretBox rotated() {
        return new MemorySecretBox(List.of(NEW, OLD));
    }

    @Override
    public SecretBox stranger() {
        return new MemorySecretBox(List.of(NEW));
    }

    @Test
    void anotherKeyOfTheSameIdIsWrong() {
        SecretBox other = new MemorySecretBox(List.of(new MasterKey("old", new Secret("not the old key"))));

        assertThat(other.open("label", box.seal("label", PLAIN))).isEqualTo(new Opening.KeyWrong("old"));
    }

    @Test
    void whatWasEverSealedOpens() {
        Sealed sealed =
                new Sealed("1.old.AAECAwQFBgcICQoLOrJjZSpbNYr_pvAovpdhqMQzVS-fWI1l9WG-lQdlu1E46WNqSE3RYvKHbHn8HZ4J"
                        + ".AAECAwQFBgcICQoLNG27fuWRp2P569sDrK4wTbPgITDwGohn6w");

        assertThat(box.open("label", sealed)).isEqualTo(new Opening.Opened(new Secret("some text"), true));
    }

    @Test
    void oneMasterKeyAtLeastAndEachIdOnce() {
        assertThatThrownBy(() -> new MemorySecretBox(List.of())).hasMessageContaining("none");
        assertThatThrownBy(() -> new MemorySecretBox(List.of(OLD, new MasterKey("old", new Secret("other")))))
                .hasMessageContaining("old twice");
    }
}
