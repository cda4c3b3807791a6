package io.postern.destinations.model;

import java.util.List;

/**
 * What a destination allows.
 *
 * @param account the AWS account that the credential belongs to; empty when it is not known
 * @param arn who AWS takes us for; empty when it is not known
 * @param why why it is not known; otherwise empty
 * @param checks one for each permission that the destination's APIs need
 */
public record PermissionReport(String account, String arn, String why, List<PermissionCheck> checks) {

    public PermissionReport {
        checks = List.copyOf(checks);
    }
}
