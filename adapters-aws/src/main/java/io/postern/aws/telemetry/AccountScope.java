package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.BudgetScope;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Which account's budget the calls of a destination count against. The account is asked for in the background once the
 * scope is first wanted, and no call waits for it: until it is known, the destination has a budget of its own.
 */
final class AccountScope {

    private static final Logger LOG = LoggerFactory.getLogger(AccountScope.class);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final DestinationName name;
    private final String place;
    private final Supplier<String> account;
    private final Clock clock;
    private final AtomicLong nextTryMillis = new AtomicLong(Long.MIN_VALUE);
    private volatile BudgetScope scope;

    /**
     * Not known yet.
     *
     * @param place the region, and where that is not AWS's own, the address
     * @param account asks for the account; may throw the SDK's exceptions
     */
    AccountScope(DestinationName name, String place, Supplier<String> account, Clock clock) {
        this.name = name;
        this.place = place;
        this.account = account;
        this.clock = clock;
        this.scope = new BudgetScope("destination/" + name);
    }

    /** One that is known. */
    static BudgetScope of(String account, String place) {
        return new BudgetScope(account + "/" + place);
    }

    /** What is known now. */
    BudgetScope now() {
        long now = clock.millis();
        long next = nextTryMillis.get();
        if (now >= next && nextTryMillis.compareAndSet(next, now + BETWEEN_TRIES.toMillis()))
            Thread.ofVirtual().name("account-of-" + name).start(this::ask);
        return scope;
    }

    private void ask() {
        try {
            String found = account.get();
            if (!ACCOUNT.matcher(found).matches()) return;
            scope = of(found, place);
            nextTryMillis.set(Long.MAX_VALUE);
        } catch (SdkException failure) {
            // A budget of its own is what it has for one more minute: too much rather than nothing.
            LOG.debug("An account is not known yet. destination={} why={}", name, AwsFailures.why(failure));
        }
    }
}
