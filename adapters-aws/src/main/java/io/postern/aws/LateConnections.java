package io.postern.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.Lazy;

/**
 * Connections that are set up with the first request. The certificates that this process trusts are read then, which
 * takes longer than all else of a client, and Postern need not wait for it before it answers.
 */
final class LateConnections implements SdkHttpClient {

    private final Lazy<SdkHttpClient> connections;

    private LateConnections(Apache5HttpClient.Builder settings, AttributeMap defaults) {
        this.connections = new Lazy<>(() -> setUp(settings, defaults));
    }

    /** @throws SdkClientException when they cannot be set up, as when there is no reading the trusted certificates */
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return connections.getValue().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return "Apache5"; // as the connections say of themselves, and are not asked yet
    }

    @Override
    public void close() {
        if (connections.hasValue()) connections.close();
    }

    private static SdkHttpClient setUp(Apache5HttpClient.Builder settings, AttributeMap defaults) {
        try {
            return settings.buildWithDefaults(defaults);
        } catch (RuntimeException failure) {
            throw SdkClientException.create("connections to AWS cannot be set up: " + failure.getMessage(), failure);
        }
    }

    /** Makes connections of these settings. */
    record Builder(Apache5HttpClient.Builder settings) implements SdkHttpClient.Builder<Builder> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new LateConnections(settings, defaults);
        }
    }
}
