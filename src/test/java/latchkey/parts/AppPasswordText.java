package latchkey.parts;

/** App passwords that the seed knows in clear, well formed: selector, secret and check character. */
final class AppPasswordText {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private AppPasswordText() {}

    /** From 31 characters the 32: Luhn mod 32, doubling from the right. */
    static String withCheckCharacter(String selectorAndSecret) {
        int sum = 0;
        int factor = 2;
        for (int position = selectorAndSecret.length() - 1; position >= 0; position--) {
            int addend = factor * ALPHABET.indexOf(selectorAndSecret.charAt(position));
            sum += addend / 32 + addend % 32;
            factor = 3 - factor;
        }
        return selectorAndSecret + ALPHABET.charAt((32 - sum % 32) % 32);
    }
}
