package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Dovecot itself checks what is stored. */
class SecretHashIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void dovecotTakesThePasswordForTheHashAndNoOther() throws IOException, InterruptedException {
        PlainPassword right = PlainPassword.generate(RANDOM);
        PlainPassword wrong = PlainPassword.generate(RANDOM);
        SecretHash hash = SecretHash.of(right, RANDOM);

        assertThat(dovecotTakes(hash, right)).isTrue();
        assertThat(dovecotTakes(hash, wrong)).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        PlainPassword one = PlainPassword.generate(RANDOM);

        assertThat(SecretHash.of(one, RANDOM)).isNotEqualTo(SecretHash.of(one, RANDOM));
    }

    private static boolean dovecotTakes(SecretHash hash, PlainPassword password)
            throws IOException, InterruptedException {
        Process doveadm = new ProcessBuilder("doveadm", "pw", "-t", hash.text(), "-p", password.reveal())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(doveadm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return doveadm.exitValue() == 0;
    }
}
