package io.postern.http.cleanup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.cleanup.ExecutionLog;
import io.postern.cleanup.ExecutionRows;
import io.postern.cleanup.model.ExecutionRow;
import io.postern.cleanup.model.ExecutionStatistics;
import io.postern.http.problem.CleanupEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A log as AWS Auto Cleanup's answer, written while it is read: up to 10,000 rows as they are, more of them compressed with
 * zlib and encoded in base64. What is held of a log is what may yet be answered as it is. The message of a log that is too
 * large for that comes last, because it says whether all could be read.
 */
final class ExecutionAnswer extends InputStream {

    static final int PLAIN_ROWS_MAX = 10_000;

    /** Only rows of a kilobyte each come to this before they are too many. */
    static final int PLAIN_BYTES_MAX = 8 * 1024 * 1024;

    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int ROWS_AT_ONCE = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private final ExecutionLog log;
    private final ExecutionRows rows;
    private final String message;
    private final CleanupEnvelope.Value asked;
    private final Deflater deflater = new Deflater();
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream(2 * CHUNK_BYTES);
    private final ByteArrayOutputStream rowBytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final JsonGenerator rowJson;
    private final OutputStream zlib;
    private byte[] pending = new byte[0];
    private int at;
    private int count;
    private boolean ended;

    private ExecutionAnswer(ExecutionLog log, String message, CleanupEnvelope.Value asked) throws IOException {
        this.log = log;
        this.rows = log.rows();
        this.message = message;
        this.asked = asked;
        this.json = JSON.createGenerator(ready);
        this.rowJson = JSON.createGenerator(rowBytes);
        this.zlib = new DeflaterOutputStream(Base64.getEncoder().wrap(ready), deflater, CHUNK_BYTES);
    }

    /**
     * The answer, with its beginning read, so that a log that cannot be read at all is not answered.
     *
     * @param message what is said of a log that could be read, without a full stop
     * @param asked what the caller asked for
     */
    static ExecutionAnswer of(ExecutionLog log, String message, CleanupEnvelope.Value asked) throws IOException {
        ExecutionAnswer answer = new ExecutionAnswer(log, message, asked);
        try {
            answer.begin();
            return answer;
        } catch (IOException broken) {
            answer.close();
            throw broken;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (at == pending.length && !fill()) return -1;
        int taken = Math.min(length, pending.length - at);
        System.arraycopy(pending, at, into, from, taken);
        at += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        log.close();
    }

    private void begin() throws IOException {
        rowJson.writeStartArray();
        boolean more = true;
        while (more && count <= PLAIN_ROWS_MAX && rowBytes.size() <= PLAIN_BYTES_MAX) more = addRow();
        json.writeStartObject();
        if (more) {
            writeHead();
            json.writeRaw('"');
            json.flush();
            rowBytes.writeTo(zlib);
            rowBytes.reset();
            return;
        }
        json.writeStringField("message", told());
        writeHead();
        json.flush();
        rowBytes.writeTo(ready);
        writeTail(false);
    }

    /** Whether there is more to read. */
    private boolean fill() throws IOException {
        while (!ended && ready.size() < CHUNK_BYTES) addRows();
        pending = ready.toByteArray();
        at = 0;
        ready.reset();
        return pending.length > 0;
    }

    private void addRows() throws IOException {
        boolean more = true;
        for (int i = 0; more && i < ROWS_AT_ONCE && rowBytes.size() < CHUNK_BYTES; i++) more = addRow();
        rowBytes.writeTo(zlib);
        rowBytes.reset();
        if (more) return;
        zlib.close();
        json.writeRaw('"');
        writeTail(true);
    }

    /** Writes one row, or the end of them; says which. */
    private boolean addRow() throws IOException {
        Optional<ExecutionRow> next = rows.next();
        if (next.isPresent()) {
            ExecutionRow row = next.get();
            rowJson.writeStartArray();
            rowJson.writeString(row.timestamp());
            rowJson.writeString(row.region());
            rowJson.writeString(row.service());
            rowJson.writeString(row.resource());
            rowJson.writeString(row.id());
            rowJson.writeString(row.action());
            rowJson.writeEndArray();
            count++;
        } else {
            rowJson.writeEndArray();
        }
        rowJson.flush();
        return next.isPresent();
    }

    /** All up to the rows; what is written raw stands where a value does. */
    private void writeHead() throws IOException {
        json.writeFieldName("request");
        asked.write(json);
        json.writeObjectFieldStart("response");
        json.writeArrayFieldStart("header");
        for (String column : new String[] {"timestamp", "region", "service", "resource", "id", "action"})
            json.writeString(column);
        json.writeEndArray();
        json.writeFieldName("body");
        json.writeRawValue("");
    }

    private void writeTail(boolean compressed) throws IOException {
        ExecutionStatistics statistics = rows.statistics();
        json.writeObjectFieldStart("statistics");
        write("action", statistics.actions());
        write("service", statistics.services());
        write("region", statistics.regions());
        json.writeEndObject();
        json.writeBooleanField("is_compressed", compressed);
        json.writeBooleanField("is_dry_run", rows.dryRun());
        json.writeEndObject();
        if (compressed) json.writeStringField("message", told());
        json.writeEndObject();
        json.flush();
        ended = true;
    }

    private void write(String name, Map<String, Integer> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> one : counts.entrySet()) json.writeNumberField(one.getKey(), one.getValue());
        json.writeEndObject();
    }

    private String told() {
        return rows.warning().map(warning -> message + ". " + warning).orElse(message);
    }
}
