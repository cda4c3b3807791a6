package io.postern.aws.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A sealed destination as an item: its name, which is the key, its version, and what is sealed. */
final class DestinationItem {

    static final String NAME = "name";
    static final String VERSION = "version";
    static final String SEALED = "sealed";

    private static final long VERSION_OF_NONSENSE = 1;

    private DestinationItem() {}

    static Map<String, AttributeValue> key(DestinationName name) {
        return Map.of(NAME, AttributeValue.fromS(name.value()));
    }

    static Map<String, AttributeValue> of(SealedDestination destination) {
        return Map.of(
                NAME, AttributeValue.fromS(destination.name().value()),
                VERSION, version(destination),
                SEALED, sealed(destination));
    }

    static AttributeValue version(SealedDestination destination) {
        return AttributeValue.fromN(Long.toString(destination.version()));
    }

    static AttributeValue sealed(SealedDestination destination) {
        return AttributeValue.fromS(destination.sealed().text());
    }

    /**
     * Whatever somebody else wrote becomes a destination that does not open, so that an operator hears of it.
     *
     * @return nothing when its key is no name, under which nobody could ask for it
     */
    static Optional<SealedDestination> read(Map<String, AttributeValue> item) {
        return DestinationName.read(text(item, NAME, AttributeValue::s)).map(name -> {
            try {
                return new SealedDestination(
                        name,
                        Long.parseLong(text(item, VERSION, AttributeValue::n)),
                        new Sealed(text(item, SEALED, AttributeValue::s)));
            } catch (IllegalArgumentException _) {
                return new SealedDestination(name, VERSION_OF_NONSENSE, new Sealed("unreadable"));
            }
        });
    }

    /** Empty when it is not there or of another type. */
    private static String text(
            Map<String, AttributeValue> item, String attribute, Function<AttributeValue, @Nullable String> as) {
        AttributeValue value = item.get(attribute);
        String text = value == null ? null : as.apply(value);
        return text == null ? "" : text;
    }
}
