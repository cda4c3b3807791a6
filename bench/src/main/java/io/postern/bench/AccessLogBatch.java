package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;

/**
 * Lines of an access log as API Gateway writes them, of 20 applications and 10 routes. Made once; before each sending
 * every line gets an id that no other has. For one sender.
 */
final class AccessLogBatch {

    private static final int ID_DIGITS = 12;
    private static final int APPLICATIONS = 20;
    private static final int ROUTES = 10;

    private final byte[] text;
    private final int[] idEnds;

    AccessLogBatch(int lines, long millis) {
        Random random = new Random(lines);
        StringBuilder batch = new StringBuilder(lines * 400);
        idEnds = new int[lines];
        for (int line = 0; line < lines; line++) {
            batch.append("{\"extendedRequestId\":\"").repeat('0', ID_DIGITS);
            idEnds[line] = batch.length();
            batch.append(rest(random, millis)).append('\n');
        }
        text = batch.toString().getBytes(US_ASCII);
    }

    /** The batch with ids from that one on. The bytes are changed by the next call. */
    byte[] of(long firstId) {
        for (int line = 0; line < idEnds.length; line++) write(firstId + line, idEnds[line]);
        return text;
    }

    private void write(long id, int end) {
        long rest = id;
        for (int at = end - 1; at >= end - ID_DIGITS; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String rest(Random random, long millis) {
        int route = random.nextInt(ROUTES);
        return """
            =","requestTimeEpoch":"%d","principalId":"application-%02d","httpMethod":"GET","resourcePath":"/shop/%d/{id}",\
            "path":"/shop/%d/%d","status":"%d","sourceIp":"192.0.2.7","responseLatency":"%d","integrationLatency":"%d",\
            "responseLength":"%d","apiId":"a1b2c3d4e5","stage":"live","domainName":"api.example.com"}\
            """.formatted(
                        millis,
                        random.nextInt(APPLICATIONS),
                        route,
                        route,
                        random.nextInt(100_000),
                        random.nextInt(50) == 0 ? 502 : 200,
                        5 + random.nextInt(200),
                        random.nextInt(5),
                        random.nextInt(10_000));
    }
}
