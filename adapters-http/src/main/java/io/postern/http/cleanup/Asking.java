package io.postern.http.cleanup;

import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.http.body.Node;
import io.postern.http.problem.Rejection;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What became of a request's fields. */
sealed interface Asking {

    /**
     * They were read.
     *
     * @param fields those that were given, each from the body or else the query
     */
    record Asked(Map<String, Node> fields) implements Asking {

        /** A field as text, whatever kind of value it was; nothing when it was not given. */
        Optional<String> text(String name) {
            return switch (fields.getOrDefault(name, Node.Absent.NOTHING)) {
                case Node.Text(String value) -> Optional.of(value);
                case Node.Numeral(String text) -> Optional.of(text);
                case Node.Flag(boolean value) -> Optional.of(Boolean.toString(value));
                case Node.Members _, Node.Items _, Node.Absent _ -> Optional.empty();
            };
        }

        /** Writes them as they came. */
        void write(JsonGenerator json) throws IOException {
            if (fields.isEmpty()) {
                json.writeNull();
                return;
            }
            json.writeStartObject();
            for (Map.Entry<String, Node> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, Node value) throws IOException {
            switch (value) {
                case Node.Text(String text) -> json.writeString(text);
                case Node.Numeral(String text) -> write(json, text);
                case Node.Flag(boolean flag) -> json.writeBoolean(flag);
                case Node.Members _, Node.Items _, Node.Absent _ -> json.writeNull();
            }
        }

        private static void write(JsonGenerator json, String number) throws IOException {
            // The reader of bodies takes NaN, which is no number in JSON.
            if (Character.isDigit(number.charAt(number.length() - 1))) json.writeNumber(number);
            else json.writeString(number);
        }
    }

    /** They cannot be read. */
    record Refused(Rejection rejection) implements Asking {}
}
