package io.postern.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what a CloudWatch request carries, token by token, building no objects.
 *
 * <p>A datum may stand for many records: {@code Counts}, {@code Values} and {@code StatisticValues.SampleCount} say
 * how many measurements were merged into it, so the sum is what the clients sent however it was aggregated.
 *
 * @param items   MetricData or logEvents entries
 * @param records measurements or events that those stand for
 */
record RecordCount(long items, long records) {
    private static final CBORFactory CBOR = new CBORFactory();
    private static final JsonFactory JSON = new JsonFactory();

    /** A PutMetricData input in CBOR. */
    static RecordCount ofMetrics(InputStream body) throws IOException {
        try (JsonParser parser = CBOR.createParser(body)) {
            return count(parser, "MetricData", RecordCount::recordsOfDatum);
        }
    }

    /** A PutLogEvents input in JSON. */
    static RecordCount ofLogEvents(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return count(parser, "logEvents", event -> {
                event.skipChildren();
                return 1;
            });
        }
    }

    private static RecordCount count(JsonParser parser, String list, RecordsOfItem recordsOf) throws IOException {
        long items = 0;
        long records = 0;
        parser.nextToken();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (!field.equals(list)) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items++;
                records += recordsOf.count(parser);
            }
        }
        return new RecordCount(items, records);
    }

    private static long recordsOfDatum(JsonParser parser) throws IOException {
        double values = 0;
        double counts = 0;
        double samples = 0;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "Values" -> values = sumOf(parser, true);
                case "Counts" -> counts = sumOf(parser, false);
                case "StatisticValues" -> samples = sampleCount(parser);
                default -> parser.skipChildren();
            }
        }
        if (counts > 0) return Math.round(counts);
        if (values > 0) return Math.round(values);
        return samples > 0 ? Math.round(samples) : 1;
    }

    private static double sumOf(JsonParser parser, boolean ones) throws IOException {
        double sum = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) sum += ones ? 1 : parser.getDoubleValue();
        return sum;
    }

    private static double sampleCount(JsonParser parser) throws IOException {
        double samples = 0;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals("SampleCount")) samples = parser.getDoubleValue();
            else parser.skipChildren();
        }
        return samples;
    }

    private interface RecordsOfItem {
        /** Stands on the item's first token, leaves the parser on its last. */
        long count(JsonParser parser) throws IOException;
    }
}
