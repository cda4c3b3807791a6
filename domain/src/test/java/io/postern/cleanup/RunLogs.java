package io.postern.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs as the cleanup writes them. */
final class RunLogs {

    static final String HEADER =
            "platform,region,service,resource,resource_id,action,timestamp,dry_run_flag,execution_id\r\n";

    private RunLogs() {}

    static byte[] of(String... rows) {
        return (HEADER + Stream.of(rows).map(row -> row + "\r\n").collect(Collectors.joining())).getBytes(UTF_8);
    }

    static String row(String id, String action) {
        return "AWS,eu-west-1,S3,Bucket," + id + "," + action + ",2023-01-01 06:00:00,False,1f0e";
    }
}
