package io.postern.cleanup.model;

/** What two runs did with a resource, which is not the same. */
public record ActionChange(String region, String service, String resource, String id, String before, String after) {

    /** Of the resource that the row is about. */
    public static ActionChange of(ExecutionRow row, String before, String after) {
        return new ActionChange(row.region(), row.service(), row.resource(), row.id(), before, after);
    }
}
