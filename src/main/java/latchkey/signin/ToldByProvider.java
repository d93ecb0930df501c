package latchkey.signin;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a provider tells of somebody, from one place: the ID token, or the answer of its UserInfo endpoint.
 * The two are never mixed: an address of the one is not proved by the other.
 *
 * @param claims by name; a claim of another type than the standard's counts as absent
 */
record ToldByProvider(Function<String, @Nullable Object> claims) {
    /** Only if {@code email_verified} is literally true: {@code "true"}, 1 or absence are no proof. */
    Optional<MailAddress> verifiedAddress(SignInConfig config) {
        if (config.addressClaim().isPresent()) {
            return text(config.addressClaim().get()).flatMap(MailAddress::parse);
        }
        return isTrue("email_verified") ? text("email").flatMap(MailAddress::parse) : Optional.empty();
    }

    /** A provider that does not say whether it has verified it is taken at its word: whoever named the claim knows it. */
    Optional<MailAddress> secondAddress(SignInConfig config) {
        return config.secondAddressClaim()
                .filter(claim -> isTrue(claim + "_verified")
                        || (!claim.equals("email") && claims.apply(claim + "_verified") == null))
                .flatMap(this::text)
                .flatMap(MailAddress::parse);
    }

    /** Whether it says anything of a second one. */
    boolean hasSecondAddress(SignInConfig config) {
        return config.secondAddressClaim()
                .filter(claim -> claims.apply(claim) != null)
                .isPresent();
    }

    /** For whoever runs the portal: why it knows of no address. */
    String missing(SignInConfig config) {
        String claim = config.addressClaim().orElse("email");
        if (text(claim).isEmpty()) {
            return claim + " is absent";
        }
        if (config.addressClaim().isPresent() || isTrue("email_verified")) {
            return claim + " is no mail address";
        }
        return "email_verified is " + (claims.apply("email_verified") == null ? "absent" : "not true");
    }

    private Optional<String> text(String claim) {
        return asText(claims.apply(claim));
    }

    private boolean isTrue(String claim) {
        Object value = claims.apply(claim);
        return Boolean.TRUE.equals(value) || JsonValue.TRUE.equals(value);
    }

    static Optional<String> asText(@Nullable Object value) {
        if (value instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
