package latchkey.mailserver.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import latchkey.mailserver.policy.PolicyReport.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as Dovecot 2.3 and 2.4 write them, and what is none. */
class PolicyReportTest {
    private static PolicyReport read(String json) throws Refused {
        return PolicyReport.of(Buffer.buffer(json));
    }

    @Test
    void dovecot23TellsClientAndFingerprint() throws Refused {
        PolicyReport report = read("{\"device_id\":\"\\\"name\\\" \\\"Thunderbird\\\"\",\"login\":\"U1@example.org\","
                + "\"mech\":\"PLAIN\",\"protocol\":\"submission\",\"pwhash\":\"098d\",\"remote\":\"192.0.2.7\","
                + "\"session_id\":\"POFsu/xgXat/AAAB\",\"success\":false,\"policy_reject\":false,\"tls\":true}");

        assertThat(report)
                .isEqualTo(new PolicyReport(
                        "U1@example.org",
                        "smtp",
                        false,
                        "",
                        0x098d,
                        "192.0.2.7",
                        true,
                        "PLAIN",
                        "\"name\" \"Thunderbird\"",
                        "POFsu/xgXat/AAAB"));
    }

    @Test
    void dovecot24TellsWhyTooAndHasNoSessionForPostfix() throws Refused {
        PolicyReport report =
                read("{\"device_id\":\"\",\"fail_type\":\"account\",\"login\":\"gh\u00f6st\",\"protocol\":\"smtp\","
                        + "\"pwhash\":\"\",\"remote\":\"nonsense\",\"session_id\":\"\",\"success\":false,\"policy_reject\":false,"
                        + "\"tls\":false}");

        assertThat(report)
                .isEqualTo(new PolicyReport("gh?st", "smtp", false, "account", null, null, false, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];no JSON object",
                "{;no JSON object",
                "'';no JSON object",
                "{\"login\":\"a\"};success is missing",
                "{\"login\":\"a\",\"success\":\"yes\"};success is missing",
                "{\"success\":true};login is missing",
                "{\"success\":true,\"login\":{}};login is no text",
                "{\"success\":false,\"login\":\"a\",\"policy_reject\":true};a policy has rejected it",
                "{\"success\":false,\"login\":\"a\",\"fail_type\":\"internal\"};could not check it"
            })
    void whatIsNoReportIsNamed(String body, String why) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refused.class).hasMessageContaining(why);
    }
}
