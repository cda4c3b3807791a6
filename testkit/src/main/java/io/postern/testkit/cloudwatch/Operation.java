package io.postern.testkit.cloudwatch;

import java.util.Optional;

/** The calls that the stand-in answers, under AWS's own names. */
public enum Operation {
    PUT_METRIC_DATA("PutMetricData", Service.METRICS),
    LIST_METRICS("ListMetrics", Service.METRICS),
    GET_METRIC_STATISTICS("GetMetricStatistics", Service.METRICS),
    GET_METRIC_DATA("GetMetricData", Service.METRICS),
    PUT_DASHBOARD("PutDashboard", Service.METRICS),
    GET_DASHBOARD("GetDashboard", Service.METRICS),
    LIST_DASHBOARDS("ListDashboards", Service.METRICS),
    DELETE_DASHBOARDS("DeleteDashboards", Service.METRICS),
    PUT_LOG_EVENTS("PutLogEvents", Service.LOGS),
    CREATE_LOG_GROUP("CreateLogGroup", Service.LOGS),
    CREATE_LOG_STREAM("CreateLogStream", Service.LOGS),
    PUT_RETENTION_POLICY("PutRetentionPolicy", Service.LOGS),
    DESCRIBE_LOG_GROUPS("DescribeLogGroups", Service.LOGS),
    DESCRIBE_LOG_STREAMS("DescribeLogStreams", Service.LOGS),
    FILTER_LOG_EVENTS("FilterLogEvents", Service.LOGS),
    CREATE_TABLE("CreateTable", Service.TABLES),
    DESCRIBE_TABLE("DescribeTable", Service.TABLES),
    GET_ITEM("GetItem", Service.TABLES),
    PUT_ITEM("PutItem", Service.TABLES),
    DELETE_ITEM("DeleteItem", Service.TABLES),
    BATCH_GET_ITEM("BatchGetItem", Service.TABLES),
    SCAN("Scan", Service.TABLES),
    TRANSACT_WRITE_ITEMS("TransactWriteItems", Service.TABLES),
    GENERATE_DATA_KEY("GenerateDataKey", Service.KEYS),
    DECRYPT("Decrypt", Service.KEYS),
    LIST_OBJECTS("ListObjectsV2", Service.OBJECTS),
    GET_OBJECT("GetObject", Service.OBJECTS),
    GET_CALLER_IDENTITY("GetCallerIdentity", Service.IDENTITY),
    ASSUME_ROLE("AssumeRole", Service.IDENTITY);

    private final String awsName;
    private final Service service;

    Operation(String awsName, Service service) {
        this.awsName = awsName;
        this.service = service;
    }

    /** The name in AWS's API reference, for example {@code PutMetricData}. */
    public String awsName() {
        return awsName;
    }

    Service service() {
        return service;
    }

    static Optional<Operation> named(Service service, String awsName) {
        for (Operation operation : values()) {
            if (operation.service == service && operation.awsName.equals(awsName)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
