package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A log of many rows, made as it is read. */
final class GeneratedLog extends InputStream {

    static final String HEADER =
            "platform,region,service,resource,resource_id,action,timestamp,dry_run_flag,execution_id\r\n";

    private static final String[] ACTIONS = {"DELETE", "SKIP - TTL", "SKIP - ALLOWLIST", "ERROR"};

    private final int rows;
    private byte[] line = HEADER.getBytes(UTF_8);
    private int at;
    private int row;

    GeneratedLog(int rows) {
        this.rows = rows;
    }

    /** One of the rows. */
    static String row(int number) {
        return "AWS,eu-west-" + number % 3 + ",CloudWatch,Log Group,/aws/lambda/function-" + number + ","
                + ACTIONS[number % ACTIONS.length]
                + ",2023-01-01 06:00:00,True,1f0e7a52-77a1-4a35-8f0e-3a5c55f7f1b2\r\n";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (at == line.length) {
            if (row == rows) return -1;
            line = row(row++).getBytes(UTF_8);
            at = 0;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }
}
