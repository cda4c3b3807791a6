package io.postern.aws.telemetry;

import io.github.bucket4j.Bucket;
import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Makes log streams, and the groups around them, that an event came for and that do not exist; each once, however many
 * send to it. Never waits for a turn: who cannot make one at once is told to come back, so that no sender stands in the
 * way of another.
 */
final class MissingStreams {

    private static final Logger LOG = LoggerFactory.getLogger(MissingStreams.class);

    /** Groups that still lack their retention; beyond so many no group is made. */
    private static final int UNFINISHED_MAX = 1000;

    /** Beyond so many all are forgotten, which costs a call for each that is still asked for. */
    private static final int MADE_MAX = 1000;

    private final CloudWatchLogsClient logs;
    private final CloudWatchConfig config;
    private final Bucket groupTurns;
    private final Bucket streamTurns;
    private final SharedWork<LogStream, Optional<Delivery>> streamsUnderWay = new SharedWork<>();
    private final SharedWork<String, Optional<Delivery>> groupsUnderWay = new SharedWork<>();
    private final Set<String> unfinished = ConcurrentHashMap.newKeySet();
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    /**
     * Makes streams at AWS's rates. Source: the quotas of CreateLogStream, CreateLogGroup and PutRetentionPolicy, per
     * account and region; replicas that overstep them together are throttled by AWS and come back.
     */
    MissingStreams(CloudWatchLogsClient logs, CloudWatchConfig config) {
        this(logs, config, perSecond(config.retentionDays() == 0 ? 10 : 5), perSecond(50));
    }

    MissingStreams(CloudWatchLogsClient logs, CloudWatchConfig config, Bucket groupTurns, Bucket streamTurns) {
        this.logs = logs;
        this.config = config;
        this.groupTurns = groupTurns;
        this.streamTurns = streamTurns;
    }

    /** Makes the stream; says why not when it is not there afterwards. */
    Optional<Delivery> make(LogStream stream, Deadline deadline) {
        if (!config.createMissingGroups())
            return later("the log group " + stream.group() + " or its stream " + stream.name()
                    + " does not exist, and postern.aws.create-missing-groups is off");
        return streamsUnderWay.once(stream, () -> makeStream(stream, deadline));
    }

    private Optional<Delivery> makeStream(LogStream stream, Deadline deadline) {
        if (!streamTurns.tryConsume(1)) return later("too many log streams are being created at once");
        try {
            if (unfinished.contains(stream.group())) finish(stream.group(), deadline);
            if (createStream(stream, deadline)) return Optional.empty();
            Optional<Delivery> obstacle =
                    groupsUnderWay.once(stream.group(), () -> makeGroup(stream.group(), deadline));
            if (obstacle.isPresent() || createStream(stream, deadline)) return obstacle;
            made.remove(stream.group());
            return later("the log group " + stream.group() + " was created and cannot be seen yet");
        } catch (SdkException failure) {
            return Optional.of(AwsFailures.unsent(failure));
        }
    }

    private Optional<Delivery> makeGroup(String group, Deadline deadline) {
        if (made.contains(group)) return Optional.empty();
        if (unfinished.size() >= UNFINISHED_MAX || !groupTurns.tryConsume(1))
            return later("too many log groups are being created at once");
        try {
            if (createGroup(group, deadline)) finish(group, deadline);
            if (made.size() >= MADE_MAX) made.clear();
            made.add(group);
            return Optional.empty();
        } catch (SdkException failure) {
            return Optional.of(AwsFailures.unsent(failure));
        }
    }

    /** Whether the stream is there; not when its group is missing. */
    private boolean createStream(LogStream stream, Deadline deadline) {
        try {
            logs.createLogStream(request -> request.logGroupName(stream.group())
                    .logStreamName(stream.name())
                    .overrideConfiguration(within(deadline)));
            return true;
        } catch (SdkException failure) {
            if (AwsFailures.missing(failure)) return false;
            if (AwsFailures.present(failure)) return true;
            throw failure;
        }
    }

    /** Whether it was made here; not when somebody else was faster. */
    private boolean createGroup(String group, Deadline deadline) {
        try {
            logs.createLogGroup(request -> request.logGroupName(group).overrideConfiguration(within(deadline)));
        } catch (SdkException failure) {
            if (AwsFailures.present(failure)) return false;
            throw failure;
        }
        if (config.retentionDays() > 0) unfinished.add(group);
        LOG.info("Created a log group. group={} retention_days={}", group, config.retentionDays());
        return true;
    }

    /** Gives a group that was made here its retention; a group without it would keep events, and cost, for ever. */
    private void finish(String group, Deadline deadline) {
        if (config.retentionDays() == 0) return;
        try {
            logs.putRetentionPolicy(request -> request.logGroupName(group)
                    .retentionInDays(config.retentionDays())
                    .overrideConfiguration(within(deadline)));
        } catch (SdkException failure) {
            // Somebody deleted the group: there is nothing left to finish.
            if (!AwsFailures.missing(failure)) throw failure;
        }
        unfinished.remove(group);
    }

    private static AwsRequestOverrideConfiguration within(Deadline deadline) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(deadline.left())
                .build();
    }

    private static Optional<Delivery> later(String why) {
        return Optional.of(new Delivery.RetryLater(why, false));
    }

    private static Bucket perSecond(int turns) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(turns).refillGreedy(turns, Duration.ofSeconds(1)))
                .build();
    }
}
