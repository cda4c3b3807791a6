package io.postern.aws.destinations;

import io.postern.aws.AwsClients;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.kms.KmsClient;

/** A client for each region that a master key is in, made when it is first needed. */
final class KmsClients implements AutoCloseable {

    /** Of {@code arn:aws:kms:REGION:…}. */
    private static final int REGION = 3;

    private final AwsClients clients;
    private final Map<String, KmsClient> byRegion = new ConcurrentHashMap<>();

    KmsClients(AwsClients clients) {
        this.clients = clients;
    }

    /** The client for the region of that key. */
    KmsClient of(String arn) {
        String region = arn.split(":", -1)[REGION];
        return byRegion.computeIfAbsent(
                region, one -> clients.configured(KmsClient.builder(), one, "").build());
    }

    @Override
    public void close() {
        byRegion.values().forEach(KmsClient::close);
    }
}
