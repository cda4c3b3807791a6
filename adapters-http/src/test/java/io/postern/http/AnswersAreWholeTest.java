package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The serializer leaves out what is empty unless it is told otherwise, while the API's description promises every member
 * that may not be absent.
 */
final class AnswersAreWholeTest {

    private static final ObjectMapper JSON = ObjectMapper.getDefault();
    private static final JsonMapper TREES = new JsonMapper();

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsEmptyIsWrittenAndOnlyWhatIsAbsentIsNot(Class<?> answer) throws Exception {
        JsonNode written = TREES.readTree(JSON.writeValueAsString(emptiest(answer)));

        assertThat(written.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Stream.of(answer.getRecordComponents())
                        .filter(component -> !mayBeAbsent(component))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void answersAreFoundAtAll() throws Exception {
        assertThat(answers().stream().map(Class::getSimpleName))
                .contains("DeadLettersJson", "DimensionJson", "RedrivenJson", "StatisticsJson", "TracedRecordsJson");
    }

    /** Wire records that are made of a thing of the domain, and those inside them. */
    static Set<Class<?>> answers() throws IOException, URISyntaxException {
        Set<Class<?>> answers = new LinkedHashSet<>();
        for (Class<?> type : wireTypes()) if (type.isRecord() && isMadeOfSomething(type)) add(type, answers);
        return answers;
    }

    private static void add(Type type, Set<Class<?>> answers) {
        if (type instanceof ParameterizedType generic)
            for (Type argument : generic.getActualTypeArguments()) add(argument, answers);
        if (type instanceof Class<?> record && record.isRecord() && answers.add(record))
            for (RecordComponent component : record.getRecordComponents()) add(component.getGenericType(), answers);
    }

    private static boolean isMadeOfSomething(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("of") && Modifier.isStatic(method.getModifiers()));
    }

    private static List<Class<?>> wireTypes() throws IOException, URISyntaxException {
        Path root = Path.of(Endpoint.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Json.class")).toList())
                found.add(load(root.relativize(file).toString()));
            return found;
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(file + ": cannot be loaded (expected: a class of this module)", e);
        }
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object emptiest(Class<?> record) throws ReflectiveOperationException {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) values[i] = mayBeAbsent(components[i]) ? null : emptiestOf(types[i]);
        Constructor<?> constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object emptiestOf(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) return emptiest(type);
        return switch (type.getSimpleName()) {
            case "String" -> "";
            case "List" -> List.of();
            case "Map" -> Map.of();
            case "Instant" -> Instant.EPOCH;
            case "int" -> 0;
            case "long" -> 0L;
            case "double" -> 0.0;
            case "boolean" -> false;
            default -> throw new AssertionError(type + ": unknown (expected: a type that this test can make)");
        };
    }
}
