package latchkey.apppassword;

import java.security.SecureRandom;

/** An app password as the portal makes it, for tests of what others do with one. */
public record FreshAppPassword(String secret, String selector, String hash) {
    public static FreshAppPassword make() {
        SecureRandom random = new SecureRandom();
        PlainPassword plain = PlainPassword.generate(random);
        return new FreshAppPassword(
                plain.reveal(), plain.selector(), SecretHash.of(plain, random).text());
    }
}
