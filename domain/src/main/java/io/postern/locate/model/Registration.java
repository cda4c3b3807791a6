package io.postern.locate.model;

import java.util.List;
import java.util.Map;

/**
 * What a machine says of itself.
 *
 * @param hostname its full name, with the service where the form of the name has one
 * @param services URL templates by service, as {@code ndt/ndt7}
 * @param place where it stands
 * @param machine the machine's part of the name, {@code mlab1}
 * @param metro the nearest airport, {@code lga}
 * @param project the cloud project that it belongs to
 * @param probability share of callers that its site is offered to, 0 to 1
 * @param site {@code lga01}
 * @param type {@code physical} or {@code virtual}
 * @param uplink its capacity, {@code 10g}
 */
public record Registration(
        MachineName hostname,
        String experiment,
        Map<String, List<String>> services,
        String city,
        String countryCode,
        String continentCode,
        GeoPoint place,
        String machine,
        String metro,
        String project,
        double probability,
        String site,
        String type,
        String uplink) {

    /** Longest text in it. */
    public static final int TEXT_MAX = 256;

    /** Most services, and most templates of each. */
    public static final int SERVICES_MAX = 32;

    public Registration {
        for (String text :
                List.of(experiment, city, countryCode, continentCode, machine, metro, project, site, type, uplink)) {
            if (text.length() > TEXT_MAX)
                throw new IllegalArgumentException("registration: a text of " + text.length()
                        + " characters (expected: at most " + TEXT_MAX + ")");
        }
        if (!(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException("registration: Probability " + probability + " (expected: 0 to 1)");
        if (services.size() > SERVICES_MAX)
            throw new IllegalArgumentException(
                    "registration: " + services.size() + " services (expected: at most " + SERVICES_MAX + ")");
        services.forEach((service, urls) -> check(service, urls));
        services = Map.copyOf(services);
    }

    /** Its templates of that service; none when it does not serve it. */
    public List<UrlTemplate> templates(ServiceName service) {
        return services.getOrDefault(service.toString(), List.of()).stream()
                .map(UrlTemplate::new)
                .toList();
    }

    private static void check(String service, List<String> urls) {
        if (ServiceName.parse(service).isEmpty())
            throw new IllegalArgumentException("registration: a service that is none (expected: such as ndt/ndt7)");
        if (urls.size() > SERVICES_MAX)
            throw new IllegalArgumentException(
                    "registration: " + urls.size() + " urls of one service (expected: at most " + SERVICES_MAX + ")");
        for (String url : urls)
            if (!UrlTemplate.usable(url))
                throw new IllegalArgumentException(
                        "registration: a url that is no template (expected: one with an empty host, such as"
                                + " ws://:80/path)");
    }
}
