package io.postern.locate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MachineNameTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST, mlab1.lga01.measurement-lab.org, '', mlab1.lga01.measurement-lab.org",
        "FIRST, mlab4d.lga0t.measurement-lab.org, '', mlab4d.lga0t.measurement-lab.org",
        "FIRST, ndt-iupui-mlab1-lga01.measurement-lab.org, ndt-iupui, mlab1.lga01.measurement-lab.org",
        "FIRST, ndt.iupui.mlab1.lga01.measurement-lab.org, ndt.iupui, mlab1.lga01.measurement-lab.org",
        "SECOND, mlab1-lga01.mlab-oti.measurement-lab.org, '', mlab1-lga01.mlab-oti.measurement-lab.org",
        "SECOND, ndt-mlab1-lga01.mlab-oti.measurement-lab.org, ndt, mlab1-lga01.mlab-oti.measurement-lab.org",
        "SECOND, ndt-mlab1-lga01.mlab-oti.measurement-lab.org-d9h6, ndt, mlab1-lga01.mlab-oti.measurement-lab.org",
        "THIRD, lga3356-c89ffeef.rnp.autojoin.measurement-lab.org, '',"
                + " lga3356-c89ffeef.rnp.autojoin.measurement-lab.org",
        "THIRD, ndt-lga3356-040e9f4b.mlab.sandbox.measurement-lab.org, ndt,"
                + " ndt-lga3356-040e9f4b.mlab.sandbox.measurement-lab.org",
        "OTHER, gate-1.example.org, '', gate-1.example.org",
        "OTHER, localhost, '', localhost"
    })
    void aNameIsTakenApart(MachineName.Form form, String text, String service, String bare) {
        MachineName name = MachineName.parse(text).orElseThrow();

        assertThat(name.form()).isEqualTo(form);
        assertThat(name.service()).isEqualTo(service);
        assertThat(name.bare()).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "mlab1.lga01.measurement-lab.org, ndt-mlab1.lga01.measurement-lab.org",
        "mlab1-lga01.mlab-oti.measurement-lab.org-d9h6, ndt-mlab1-lga01.mlab-oti.measurement-lab.org",
        "dash-mlab1-lga01.mlab-oti.measurement-lab.org, ndt-mlab1-lga01.mlab-oti.measurement-lab.org",
        "dash-lga3356-040e9f4b.mlab.sandbox.measurement-lab.org,"
                + " dash-lga3356-040e9f4b.mlab.sandbox.measurement-lab.org",
        "gate-1.example.org, ndt-gate-1.example.org",
        "ndt-gate-1.example.org, ndt-gate-1.example.org"
    })
    void theHostnameIsExperimentAndMachineButInTheThirdForm(String text, String hostname) {
        assertThat(MachineName.parse(text).orElseThrow().serving("ndt")).isEqualTo(hostname);
    }

    @Test
    void theThirdFormTellsTheOrganization() {
        assertThat(MachineName.parse("lga3356-c89ffeef.rnp.autojoin.measurement-lab.org")
                        .orElseThrow()
                        .organization())
                .isEqualTo("rnp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a..b", "-a", "a-", "a b", "a/b", "a@b", "a:80", "é", "a.b\n", "*.b"})
    void aTextThatIsNoNameIsNot(String text) {
        assertThat(MachineName.parse(text)).isEmpty();
    }

    @Test
    void aNameLongerThanTheDnsTakesIsNone() {
        assertThat(MachineName.parse("a.".repeat(126) + "a")).isPresent();
        assertThat(MachineName.parse("a.".repeat(127) + "a")).isEmpty();
    }

    @Test
    void otherNamesNeedThePattern() {
        assertThat(new MachineNames("").accept("gate-1.example.org")).isEmpty();
        assertThat(new MachineNames("gate-.*\\.example\\.org").accept("gate-1.example.org"))
                .isPresent();
        assertThat(new MachineNames("gate-.*").accept("mlab1.lga01.measurement-lab.org"))
                .isPresent();
        assertThat(new MachineNames("gate").accept("gate-1")).isEmpty();
    }
}
