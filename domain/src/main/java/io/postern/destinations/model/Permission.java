package io.postern.destinations.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A permission that sending or reading needs, under the name that policies of AWS give it. */
public enum Permission {
    PUT_METRIC_DATA(ApiName.MONITORING, "cloudwatch:PutMetricData"),
    GET_METRIC_DATA(ApiName.MONITORING, "cloudwatch:GetMetricData"),
    GET_METRIC_STATISTICS(ApiName.MONITORING, "cloudwatch:GetMetricStatistics"),
    LIST_METRICS(ApiName.MONITORING, "cloudwatch:ListMetrics"),
    LIST_DASHBOARDS(ApiName.MONITORING, "cloudwatch:ListDashboards"),
    GET_DASHBOARD(ApiName.MONITORING, "cloudwatch:GetDashboard"),
    PUT_DASHBOARD(ApiName.MONITORING, "cloudwatch:PutDashboard"),
    CREATE_LOG_GROUP(ApiName.LOGS, "logs:CreateLogGroup"),
    CREATE_LOG_STREAM(ApiName.LOGS, "logs:CreateLogStream"),
    PUT_LOG_EVENTS(ApiName.LOGS, "logs:PutLogEvents"),
    FILTER_LOG_EVENTS(ApiName.LOGS, "logs:FilterLogEvents");

    private final ApiName api;
    private final String action;

    Permission(ApiName api, String action) {
        this.api = api;
        this.action = action;
    }

    /** As in the element {@code Action} of a policy of AWS. */
    public String action() {
        return action;
    }

    /** Those that the APIs need, in order. */
    public static List<Permission> of(Set<ApiName> apis) {
        return Arrays.stream(values()).filter(one -> apis.contains(one.api)).toList();
    }
}
