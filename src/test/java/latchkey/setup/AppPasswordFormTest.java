package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.apppassword.Label;
import latchkey.mailclient.MailClients;
import latchkey.setup.AppPasswordForm.ProtocolsFault;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppPasswordFormTest {
    private static final Set<Protocol> OFFERED = EnumSet.of(Protocol.IMAP, Protocol.SMTP);

    @Test
    void isFineWithALabelAndSomethingOffered() {
        assertThat(filledIn("laptop", "imap", "smtp").faults(OFFERED).any()).isFalse();
        assertThat(filledIn("laptop", "imap", "imap").faults(OFFERED).any()).isFalse();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var faults = filledIn(" ").faults(OFFERED);

        assertThat(faults.label()).hasValue(Label.Fault.EMPTY);
        assertThat(faults.protocols()).hasValue(ProtocolsFault.NONE);
    }

    @Test
    void aFormWithNothingInItIsFaultyAndNoMore() {
        AppPasswordForm empty = new AppPasswordForm();

        assertThat(empty.faults(OFFERED).any()).isTrue();
        assertThat(empty.client()).isEmpty();
        assertThat(empty.formId()).isNotEqualTo(empty.formId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pop3", "jmap", "", "IMAP"})
    void whatIsNotOfferedIsNotTaken(String protocol) {
        var faults = filledIn("laptop", "imap", protocol).faults(OFFERED);

        assertThat(faults.protocols()).hasValue(ProtocolsFault.NOT_OFFERED);
        assertThat(faults.label()).isEmpty();
    }

    @Test
    void keepsItsIdAndGetsANewOneForAForgedOne() {
        AppPasswordForm form = filledIn("laptop", "imap");
        UUID id = UUID.randomUUID();

        form.formId = id.toString();
        assertThat(form.formId()).isEqualTo(id);

        form.formId = "' OR 1=1";
        assertThat(form.formId()).isNotEqualTo(id).isNotEqualTo(form.formId());
    }

    @Test
    void whatIsOfferedIsWhatTheClientSpeaksAndTheDomainServes() {
        MailClients clients = new MailClients();

        assertThat(AppPasswordForm.offered(clients.byKey("scanner").orElseThrow(), OFFERED))
                .containsExactly(Protocol.SMTP);
        assertThat(AppPasswordForm.offered(clients.byKey("thunderbird").orElseThrow(), OFFERED))
                .isEqualTo(OFFERED);
        assertThat(AppPasswordForm.offered(clients.byKey("scanner").orElseThrow(), EnumSet.of(Protocol.IMAP)))
                .isEqualTo(Optional.<Protocol>empty().stream().collect(java.util.stream.Collectors.toSet()));
    }

    private static AppPasswordForm filledIn(String label, String... protocols) {
        AppPasswordForm form = new AppPasswordForm();
        form.client = "thunderbird";
        form.label = label;
        form.protocols = List.of(protocols);
        return form;
    }
}
