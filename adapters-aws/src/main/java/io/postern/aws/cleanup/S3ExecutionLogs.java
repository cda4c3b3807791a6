package io.postern.aws.cleanup;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Execution logs in a bucket of S3. S3 lists names from the oldest and in pages of 1,000, so the years and, where one page
 * does not hold a year, its months are gone through from the newest back, until there are enough.
 */
final class S3ExecutionLogs implements ExecutionLogs {

    /** Calls for one listing; of a million objects, if most of what lies in the bucket is something else. */
    private static final int CALLS_MAX = 1_000;

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}/");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}/[0-9]{2}/");

    private final ExecutionBucket bucket;

    S3ExecutionLogs(ExecutionBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public List<ExecutionKey> list(ExecutionKey before, int max) {
        if (max < 1) throw new IllegalArgumentException("max: " + max + " (expected: 1 or more)");
        return new Listing(before, max).list();
    }

    @Override
    public Optional<InputStream> open(ExecutionKey key) {
        return bucket.open(key);
    }

    /** One listing as it goes back in time. */
    private final class Listing {
        private final ExecutionKey before;
        private final int max;
        private final List<ExecutionKey> found = new ArrayList<>();
        private int calls;

        Listing(ExecutionKey before, int max) {
            this.before = before;
            this.max = max;
        }

        List<ExecutionKey> list() {
            for (String year : folders("", YEAR, before.year())) {
                if (found.size() < max) addYear(year);
            }
            return List.copyOf(found);
        }

        private void addYear(String year) {
            Deque<ExecutionKey> newest = new ArrayDeque<>();
            if (addPage(call(year, null, false), newest)) {
                found.addAll(newest);
                return;
            }
            for (String month : folders(year, MONTH, before.month())) {
                if (found.size() < max) addMonth(month);
            }
        }

        private void addMonth(String month) {
            Deque<ExecutionKey> newest = new ArrayDeque<>();
            ListObjectsV2Response page = call(month, null, false);
            while (!addPage(page, newest)) page = call(month, page.nextContinuationToken(), false);
            found.addAll(newest);
        }

        /** Puts what is wanted of a page in front; says whether nothing that is wanted can come behind it. */
        private boolean addPage(ListObjectsV2Response page, Deque<ExecutionKey> newest) {
            for (S3Object object : page.contents()) {
                Optional<ExecutionKey> key = ExecutionKey.read(bucket.name(object.key()));
                if (key.isEmpty()) continue;
                if (key.get().compareTo(before) >= 0) return true;
                newest.addFirst(key.get());
                if (newest.size() > max - found.size()) newest.removeLast();
            }
            return !page.isTruncated();
        }

        /** The folders of that form, the newest first and none newer than the last. */
        private List<String> folders(String in, Pattern form, String last) {
            List<String> folders = new ArrayList<>();
            ListObjectsV2Response page = call(in, null, true);
            while (true) {
                for (CommonPrefix listed : page.commonPrefixes()) {
                    String folder = bucket.name(listed.prefix());
                    if (form.matcher(folder).matches() && folder.compareTo(last) <= 0) folders.add(folder);
                }
                if (!page.isTruncated()) return folders.reversed();
                page = call(in, page.nextContinuationToken(), true);
            }
        }

        private ListObjectsV2Response call(String folder, @Nullable String next, boolean folders) {
            if (++calls > CALLS_MAX)
                throw new PortUnavailable(
                        "the execution logs cannot be listed in " + CALLS_MAX + " calls; too much else lies there",
                        new IllegalStateException("calls: " + calls));
            return bucket.page(
                    folder, request -> request.continuationToken(next).delimiter(folders ? "/" : null));
        }
    }
}
