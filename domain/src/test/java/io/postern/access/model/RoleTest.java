package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RoleTest {

    static Stream<Arguments> covered() {
        return Stream.of(
                Arguments.of(Role.READ, List.of(Role.READ)),
                Arguments.of(Role.INGEST, List.of(Role.INGEST)),
                Arguments.of(Role.OPERATE, List.of(Role.READ, Role.INGEST, Role.OPERATE)),
                Arguments.of(Role.ADMIN, List.of(Role.values())));
    }

    @ParameterizedTest
    @MethodSource("covered")
    void aRoleCoversWhatItsWorkNeedsAndNoMore(Role role, List<Role> covered) {
        assertThat(Arrays.stream(Role.values()).filter(role::covers)).containsExactlyElementsOf(covered);
    }
}
