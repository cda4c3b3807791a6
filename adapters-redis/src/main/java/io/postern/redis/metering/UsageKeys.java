package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Bucket;

/** Names of the keys of metering; all have one hash tag, so that one script reaches them in a cluster. */
record UsageKeys(String space) {

    /** Ids that were counted, of events of one hour. */
    byte[] ids(Bucket hour) {
        return key("ids:" + hour.number());
    }

    /** Texts of the series of one day, by their names. */
    byte[] series(Bucket day) {
        return key("series:" + day.number());
    }

    /** How many series each application has on one day. */
    byte[] applications(Bucket day) {
        return key("applications:" + day.number());
    }

    /** Calls in a bucket, by the names of their applications. */
    byte[] calls(Bucket bucket) {
        return key(text(bucket));
    }

    /** What the series of that name adds up to in a bucket. */
    byte[] sums(Bucket bucket, String name) {
        return key(text(bucket) + ":" + name);
    }

    /** Where events wait for a sink. */
    byte[] sink(String sink) {
        return key("sink:" + sink);
    }

    private static String text(Bucket bucket) {
        String size =
                switch (bucket.size()) {
                    case MINUTE -> "m:";
                    case HOUR -> "h:";
                    case DAY -> "d:";
                };
        return size + bucket.number();
    }

    private byte[] key(String part) {
        return ("postern:{" + space + "}:" + part).getBytes(UTF_8);
    }
}
