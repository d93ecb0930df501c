package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Alice has become alice.b, and logs in by her former name too; a newcomer is called alice now. Where nobody looks behind
 * the first script, her app password must not open the newcomer's mailbox.
 */
class EndsTheChainInLuaTest {
    private static final Path LUA = Path.of("deployment/dovecot/latchkey-first.lua");
    private static final String SECTION = "-- Decisions ";
    private static final String NEXT_SECTION = "local function outcome_of";

    /** What the decision needs of Dovecot and of the other script. */
    private static final String AROUND = """
            local outcome
            local results = { PASSDB_RESULT_OK = "in", PASSDB_RESULT_PASSWORD_MISMATCH = "refused" }
            local common = {
                ends_the_chain = %s,
                matches = function() return true end,
                protocol = function() return "imap" end,
                report = function(_, what, open) outcome = what .. (open and " open" or " closed") end,
            }
            """;

    private static final String ASK = """

            local request = { user = "%s", log_info = function() end }
            local account = { address = "alice.b@example.org", active = true, state = "live", protocols = "imap,smtp",
                secret_hash = "any", app_password_id = "one" }
            print(decide_app_password(request, account, "any") .. " " .. outcome)
            """;

    @ParameterizedTest
    @CsvSource({
        "true, alice.b@example.org, in app_password_ok closed",
        "true, Alice.B, in app_password_ok closed",
        "true, alice@example.org, refused other_account closed",
        "true, alice, refused other_account closed",
        "true, alice.b@example.com, refused other_account closed",
        "false, alice@example.org, in app_password_ok open"
    })
    void anAppPasswordOpensTheMailboxOfItsOwnNameOnly(String endsTheChain, String login, String expected)
            throws IOException, InterruptedException {
        String script = Files.readString(LUA);
        int begin = script.indexOf(SECTION);
        int end = script.indexOf(NEXT_SECTION);
        assertThat(begin).as("section of %s", LUA).isBetween(1, end);

        Process lua = new ProcessBuilder(
                        "lua5.4",
                        "-e",
                        AROUND.formatted(endsTheChain) + script.substring(begin, end) + ASK.formatted(login))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(lua.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(expected);
        assertThat(lua.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
