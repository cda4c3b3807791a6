package io.postern.aws.destinations;

import io.postern.aws.AwsFailures;
import io.postern.destinations.model.Permission;
import io.postern.destinations.model.PermissionCheck;
import io.postern.destinations.model.PermissionCheck.Granted;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.PermissionTester;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tries permissions on AWS, all at once; with an assumed role, after it is assumed. */
final class AwsPermissionTester implements PermissionTester {

    private final PermissionClients clients;
    private final Clock clock;
    private final RandomGenerator random;

    AwsPermissionTester(PermissionClients clients, Clock clock, RandomGenerator random) {
        this.clients = clients;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public PermissionReport test(Target.Aws target) {
        List<Permission> permissions = Permission.of(target.services());
        try {
            return test(target, permissions, clients.credentials(target));
        } catch (SdkException failure) {
            String why = AwsFailures.why(failure);
            return new PermissionReport(
                    "",
                    "",
                    why,
                    permissions.stream()
                            .map(one -> new PermissionCheck(one, Granted.UNKNOWN, why))
                            .toList());
        }
    }

    private PermissionReport test(Target.Aws target, List<Permission> permissions, AwsCredentialsProvider credentials) {
        String missing = "postern-probe-" + Long.toHexString(random.nextLong());
        try (CloudWatchClient metrics = clients.metrics(target, credentials);
                CloudWatchLogsClient logs = clients.logs(target, credentials);
                StsClient sts = clients.identity(target, credentials);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            PermissionCalls calls = new PermissionCalls(metrics, logs, clock.instant(), missing);
            List<CompletableFuture<PermissionCheck>> checks = permissions.stream()
                    .map(permission -> CompletableFuture.supplyAsync(() -> check(calls, permission), threads))
                    .toList();
            return identified(sts, checks.stream().map(CompletableFuture::join).toList());
        }
    }

    private static PermissionCheck check(PermissionCalls calls, Permission permission) {
        try {
            calls.make(permission);
            return new PermissionCheck(permission, Granted.YES, "");
        } catch (SdkException failure) {
            if (AwsFailures.permitted(failure)) return new PermissionCheck(permission, Granted.YES, "");
            Granted granted = AwsFailures.denied(failure) ? Granted.NO : Granted.UNKNOWN;
            return new PermissionCheck(permission, granted, AwsFailures.why(failure));
        }
    }

    private static PermissionReport identified(StsClient sts, List<PermissionCheck> checks) {
        try {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            if (caller.account() == null || caller.arn() == null)
                return new PermissionReport("", "", "what answers does not answer as STS does", checks);
            return new PermissionReport(caller.account(), caller.arn(), "", checks);
        } catch (SdkException failure) {
            return new PermissionReport("", "", AwsFailures.why(failure), checks);
        }
    }
}
