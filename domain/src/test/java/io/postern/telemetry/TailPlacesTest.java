package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.telemetry.model.ClientSight;
import io.postern.telemetry.model.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TailPlacesTest {

    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "3,1", "4,2", "9,4"})
    void clientsGetHalfRoundedDownAndOperatorsTheRest(int tailsMax, int clientsMax) {
        TailPlaces places = new TailPlaces(tailsMax);
        int clients = 0;
        for (int i = 0; i < tailsMax; i++)
            if (taken(places, new ClientSight(new ClientId("client-" + i), Policy.UNRESTRICTED))) clients++;

        int operators = 0;
        for (int i = 0; i < tailsMax; i++) if (taken(places, Sight.ALL)) operators++;

        assertThat(clients).isEqualTo(clientsMax);
        assertThat(operators).isEqualTo(tailsMax - clientsMax);
    }

    private static boolean taken(TailPlaces places, Sight sight) {
        return places.take(() -> true, sight, _ -> true).isPresent();
    }
}
