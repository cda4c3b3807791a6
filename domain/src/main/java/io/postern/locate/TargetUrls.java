package io.postern.locate;

import io.postern.locate.model.UrlTemplate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the URLs of a target: each holds its token. */
final class TargetUrls {

    private static final String TOKEN = "access_token";

    private TargetUrls() {}

    static Map<String, String> of(
            List<UrlTemplate> templates, String hostname, String token, Map<String, String> carried) {
        Map<String, String> parameters = new HashMap<>(carried);
        parameters.put(TOKEN, token);
        Map<String, String> urls = new LinkedHashMap<>();
        for (UrlTemplate template : templates) urls.put(template.text(), template.on(hostname, parameters));
        return urls;
    }
}
