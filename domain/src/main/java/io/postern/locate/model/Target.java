package io.postern.locate.model;

import java.util.Map;

/**
 * A service on a machine.
 *
 * @param machine the machine's full name, which is the audience of the tokens in the URLs
 * @param hostname the name under which the machine serves the experiment
 * @param urls full URLs by their templates
 */
public record Target(String machine, String hostname, Map<String, String> urls) {

    public Target {
        urls = Map.copyOf(urls);
    }
}
