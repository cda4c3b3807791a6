package io.postern.app.boot;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import java.util.HashMap;
import java.util.Map;

/** Environment variables as Micronaut reads them, those of the {@code .env} file included; their values mean themselves. */
final class VariablesSource extends MapPropertySource {

    VariablesSource(Map<String, String> variables) {
        // Under this name it takes the place of the source that Micronaut would make of the real ones alone.
        super(EnvironmentPropertySource.NAME, literal(variables));
    }

    private static Map<String, String> literal(Map<String, String> variables) {
        Map<String, String> literal = new HashMap<>(variables);
        literal.replaceAll((_, value) -> Literal.of(value));
        return literal;
    }

    @Override
    public PropertyConvention getConvention() {
        return PropertyConvention.ENVIRONMENT_VARIABLE;
    }

    @Override
    public int getOrder() {
        return EnvironmentPropertySource.POSITION;
    }
}
