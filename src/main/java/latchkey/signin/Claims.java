package latchkey.signin;

import jakarta.json.JsonNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads an ID token; a claim of another type than the standard's counts as absent. */
record Claims(JsonWebToken token) {
    private static final int LONGEST_IDENTITY = 255;

    SecondFactor secondFactor() {
        boolean silent = token.getClaim("acr") == null && token.getClaim("amr") == null;
        return new SecondFactor(
                text("acr"),
                texts("amr"),
                instant("auth_time"),
                silent ? SecondFactor.Word.SILENT : SecondFactor.Word.SPOKEN);
    }

    /** Longer than the standard allows is nobody (OpenID Connect Core 1.0, section 2: 255 characters). */
    boolean nameSomebody() {
        return isIdentity(token.getIssuer()) && isIdentity(token.getSubject());
    }

    private static boolean isIdentity(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_IDENTITY;
    }

    ToldByProvider told() {
        return new ToldByProvider(token::getClaim);
    }

    Optional<String> text(String claim) {
        return ToldByProvider.asText(token.getClaim(claim));
    }

    /** Some providers write a list of one as the one alone. */
    List<String> texts(String claim) {
        Object value = token.getClaim(claim);
        Optional<String> alone = ToldByProvider.asText(value);
        if (alone.isPresent()) {
            return List.of(alone.get());
        }
        if (value instanceof Collection<?> values) {
            return values.stream()
                    .map(ToldByProvider::asText)
                    .flatMap(Optional::stream)
                    .toList();
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
}
