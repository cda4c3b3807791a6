package io.postern.aws.telemetry;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** Datums in the SDK's form. Plain loops: tens of thousands a second come this way. */
final class MetricDatums {

    private static final int RESOLUTION_ASSUMED = 60;

    private MetricDatums() {}

    static PutMetricDataRequest request(MetricBatch batch) {
        List<software.amazon.awssdk.services.cloudwatch.model.MetricDatum> datums =
                new ArrayList<>(batch.datums().size());
        for (MetricDatum datum : batch.datums()) datums.add(datum(datum));
        return PutMetricDataRequest.builder()
                .namespace(batch.namespace())
                .metricData(datums)
                .build();
    }

    /** What CloudWatch assumes anyway is left out: it would cost bytes and time. */
    private static software.amazon.awssdk.services.cloudwatch.model.MetricDatum datum(MetricDatum datum) {
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum.Builder builder =
                software.amazon.awssdk.services.cloudwatch.model.MetricDatum.builder()
                        .metricName(datum.metricName())
                        .timestamp(datum.timestamp());
        if (!datum.dimensions().isEmpty()) builder.dimensions(dimensions(datum.dimensions()));
        if (datum.unit() != StandardUnit.NONE) builder.unit(datum.unit().wireName());
        if (datum.storageResolution() != RESOLUTION_ASSUMED) builder.storageResolution(datum.storageResolution());
        switch (datum.value()) {
            case MetricValue.Single single -> builder.value(single.value());
            case MetricValue.Distribution many -> builder.values(many.values()).counts(many.counts());
            case MetricValue.StatisticSet set ->
                builder.statisticValues(StatisticSet.builder()
                        .sampleCount(set.sampleCount())
                        .sum(set.sum())
                        .minimum(set.minimum())
                        .maximum(set.maximum())
                        .build());
        }
        return builder.build();
    }

    static List<software.amazon.awssdk.services.cloudwatch.model.Dimension> dimensions(List<Dimension> dimensions) {
        List<software.amazon.awssdk.services.cloudwatch.model.Dimension> converted = new ArrayList<>(dimensions.size());
        for (Dimension dimension : dimensions)
            converted.add(software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
                    .name(dimension.name())
                    .value(dimension.value())
                    .build());
        return converted;
    }
}
