package io.postern.cleanup.model;

/** What a run did with a resource. */
public record ResourceAction(String region, String service, String resource, String id, String action) {

    /** What the row says, with another action. */
    public static ResourceAction of(ExecutionRow row, String action) {
        return new ResourceAction(row.region(), row.service(), row.resource(), row.id(), action);
    }
}
