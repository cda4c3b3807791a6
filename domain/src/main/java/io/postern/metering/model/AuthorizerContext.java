package io.postern.metering.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an authorizer tells of its decision: to the integration, to the access log and to the gateway's own answers, as
 * {@code $context.authorizer.NAME}.
 *
 * @param reason {@code allowed}, or the word of a denial
 * @param quotaLeft calls that are left of the quota that will be used up first; nothing: no quota, or not asked for
 * @param shadow whether the decision was let pass, whatever it was
 * @param entries what the entitlement says
 */
public record AuthorizerContext(
        String client, String reason, OptionalLong quotaLeft, boolean shadow, Map<String, String> entries) {

    public AuthorizerContext {
        entries = Map.copyOf(entries);
    }

    /** Flat texts, numbers and booleans, which are all that API Gateway takes. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>(entries);
        members.put("client", client);
        members.put("reason", reason);
        if (quotaLeft.isPresent()) members.put("quotaLeft", quotaLeft.getAsLong());
        if (shadow) members.put("shadow", true);
        return members;
    }
}
