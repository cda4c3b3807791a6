package io.postern.locate.model;

import java.util.List;
import java.util.Map;

/** The services that there are, and the URLs of each. */
public record ServiceTemplates(Map<ServiceName, List<UrlTemplate>> byService) {

    public ServiceTemplates {
        byService = Map.copyOf(byService);
    }

    /** The templates of a service; none when it is unknown. */
    public List<UrlTemplate> of(ServiceName service) {
        return byService.getOrDefault(service, List.of());
    }
}
