package io.postern.app.pages;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of who monitors, which a Postern has to know at its start: {@code /etc/postern/monitoring.json} of a page. */
final class MonitoringKey {

    private MonitoringKey() {}

    /** Writes it, and what can be published of it ({@code monitoring.pub.json}). */
    static void writeTo(Path folder) throws IOException {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID("monitoring")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            Path home = Files.createDirectories(folder.resolve("etc/postern"));
            Files.writeString(home.resolve("monitoring.json"), key.toJSONString());
            Files.writeString(
                    home.resolve("monitoring.pub.json"), key.toPublicJWK().toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
