package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.reflect.ReflectionUtils;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableMembersTest {

    @ParameterizedTest
    @ValueSource(strings = {"io.postern.app.ClientConfig", "io.postern.app.PullConfig"})
    void eachMemberThatIsNoTextIsReadAsItsType(String config) throws ClassNotFoundException {
        Class<?> record = Class.forName(config);
        Map<String, Class<?>> members = Arrays.stream(record.getRecordComponents())
                .filter(member -> !List.of(String.class, List.class).contains(member.getType()))
                .collect(Collectors.toMap(
                        (RecordComponent member) -> NameUtils.hyphenate(member.getName(), true),
                        member -> ReflectionUtils.getWrapperType(member.getType())));

        assertThat(members).isNotEmpty();
        assertThat(UnreadableMembers.TYPES.get(
                        record.getAnnotation(EachProperty.class).value()))
                .isEqualTo(members);
    }
}
