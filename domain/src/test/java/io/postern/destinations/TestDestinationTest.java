package io.postern.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Permission;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.destinations.model.Trial;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.PermissionTester;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TestDestinationTest {

    private static final DestinationName SHOP = new DestinationName("shop");
    private static final PermissionReport REPORT =
            new PermissionReport("123456789012", "arn:aws:sts::123456789012:me", "", List.of());

    private final DestinationStore store = new MemoryDestinationStore();
    private final SecretBox box = box("a master key");

    @Test
    void whatTheTesterFoundIsTold() {
        register(aws());

        assertThat(test(box, _ -> REPORT)).isEqualTo(new Trial.Tested(REPORT));
    }

    @Test
    void theLocalStoreNeedsNoPermission() {
        register(new Target.LocalStore());

        assertThat(test(box, _ -> REPORT)).isEqualTo(new Trial.Local());
    }

    @Test
    void whatIsUnknownOrLockedIsNotTested() {
        assertThat(test(box, _ -> REPORT)).isEqualTo(new Trial.Unknown());
        register(aws());
        assertThat(test(box("another key"), _ -> REPORT)).isInstanceOf(Trial.Locked.class);
    }

    @Test
    void soManyAtOnceAndNoMore() {
        register(aws());
        Deque<Trial> inside = new ArrayDeque<>();
        List<TestDestination> itself = new ArrayList<>();
        itself.add(new TestDestination(new FindDestination(store, box), _ -> {
            inside.add(itself.getFirst().test(SHOP)); // one inside the other, so that all are under way
            return REPORT;
        }));

        assertThat(itself.getFirst().test(SHOP)).isEqualTo(new Trial.Tested(REPORT));

        assertThat(inside).hasSize(4).contains(new Trial.Busy());
        assertThat(inside.getFirst()).isEqualTo(new Trial.Busy());
    }

    @Test
    void eachApiNeedsItsPermissions() {
        assertThat(Permission.of(Set.of(ApiName.LOGS)))
                .extracting(Permission::action)
                .containsExactly(
                        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:FilterLogEvents");
        assertThat(Permission.of(EnumSet.allOf(ApiName.class))).hasSize(11);
    }

    private Trial test(SecretBox opener, PermissionTester tester) {
        return new TestDestination(new FindDestination(store, opener), tester).test(SHOP);
    }

    private void register(Target target) {
        new RegisterDestination(store, box).register(new Destination(SHOP, "", target));
    }

    private static SecretBox box(String key) {
        return new MemorySecretBox(List.of(new MasterKey("test", new Secret(key))));
    }

    private static Target aws() {
        return new Target.Aws(
                new Credential.DefaultChain(),
                new Region("eu-central-1"),
                Set.of(ApiName.LOGS),
                new Endpoint.OfRegion());
    }
}
