package latchkey.signin;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import latchkey.shared.MailAddress;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads an ID token; a claim of another type than the standard's counts as absent. */
record Claims(JsonWebToken token) {
    private static final int LONGEST_IDENTITY = 255;

    SecondFactor secondFactor() {
        return new SecondFactor(text("acr"), texts("amr"), instant("auth_time"));
    }

    /** When the provider said all this; a refreshed token says so again, so it proves no sign-in. */
    Optional<Instant> issuedAt() {
        return instant("iat");
    }

    /** Longer than the standard allows is nobody (OpenID Connect Core 1.0, section 2: 255 characters). */
    boolean nameSomebody() {
        return isIdentity(token.getIssuer()) && isIdentity(token.getSubject());
    }

    private static boolean isIdentity(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_IDENTITY;
    }

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
                        || (!claim.equals("email") && token.getClaim(claim + "_verified") == null))
                .flatMap(this::text)
                .flatMap(MailAddress::parse);
    }

    Optional<String> text(String claim) {
        Object value = token.getClaim(claim);
        if (value instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    List<String> texts(String claim) {
        Object value = token.getClaim(claim);
        if (value instanceof Collection<?> values) {
            return values.stream().map(Claims::asText).flatMap(Optional::stream).toList();
        }
        return List.of();
    }

    private Optional<Instant> instant(String claim) {
        Object value = token.getClaim(claim);
        long seconds = value instanceof JsonNumber json
                ? json.longValue()
                : value instanceof Number number ? number.longValue() : 0;
        // The library tells 0 for a time that is not there.
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    private boolean isTrue(String claim) {
        Object value = token.getClaim(claim);
        return Boolean.TRUE.equals(value) || JsonValue.TRUE.equals(value);
    }

    private static Optional<String> asText(@Nullable Object value) {
        if (value instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
