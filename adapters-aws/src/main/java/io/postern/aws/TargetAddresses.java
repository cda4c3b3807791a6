package io.postern.aws;

import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Target;
import java.net.URI;
import java.util.Locale;

/** Which addresses stand for AWS where a destination is concerned. */
public final class TargetAddresses {

    private final Endpoint standIn;

    /**
     * Addresses of destinations.
     *
     * @param standIn address that stands for every AWS service where a destination names none; empty: AWS itself
     */
    public TargetAddresses(String standIn) {
        this.standIn = standIn.isEmpty() ? new Endpoint.OfRegion() : new Endpoint.Elsewhere(URI.create(standIn));
    }

    /** That of CloudWatch and CloudWatch Logs. */
    public Endpoint of(Target.Aws target) {
        return target.endpoint() instanceof Endpoint.OfRegion ? standIn : target.endpoint();
    }

    /** That of STS. An endpoint of AWS is one of a single API and knows no identities; any other stands for all of AWS. */
    public Endpoint ofIdentity(Target.Aws target) {
        Endpoint endpoint = of(target);
        return ofAws(endpoint) ? new Endpoint.OfRegion() : endpoint;
    }

    /** Whether that is an address of AWS, for the region or inside a network. */
    public static boolean ofAws(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.OfRegion _ -> true;
            case Endpoint.Elsewhere(URI uri) -> ofAws(uri);
        };
    }

    private static boolean ofAws(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws");
    }
}
