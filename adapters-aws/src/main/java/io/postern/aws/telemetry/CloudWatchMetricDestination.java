package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.port.MetricDestination;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** Metrics go to CloudWatch, one PutMetricData for each batch. */
final class CloudWatchMetricDestination implements MetricDestination {

    private final CloudWatchClient metrics;

    CloudWatchMetricDestination(CloudWatchClient metrics) {
        this.metrics = metrics;
    }

    @Override
    public Delivery put(MetricBatch batch) {
        try {
            PutMetricDataResponse stored = metrics.putMetricData(MetricDatums.request(batch));
            return new Delivery.Delivered(stored.responseMetadata().requestId());
        } catch (SdkException failure) {
            return AwsFailures.delivery(failure);
        }
    }
}
