package latchkey.mailcow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of {@code mailbox} with the rows of {@code tfa} that are its own. */
public final class StubMailbox {
    /** Authentication sources as mailcow names them. */
    public enum Source {
        MAILCOW("mailcow"),
        KEYCLOAK("keycloak"),
        GENERIC_OIDC("generic-oidc"),
        LDAP("ldap");

        final String text;

        Source(String text) {
            this.text = text;
        }
    }

    /** A second factor of mailcow's own; switched off for the next login it stays there, inactive. */
    public record Tfa(String method, boolean active) {}

    final String username;
    final String domain;
    String name;
    String mainPassword;
    Source source = Source.MAILCOW;
    boolean active = true;
    final Map<String, String> attributes = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<Tfa> secondFactors = new ArrayList<>();

    StubMailbox(String username, String mainPassword) {
        this.username = username;
        this.domain = username.substring(username.lastIndexOf('@') + 1);
        this.name = username.substring(0, username.lastIndexOf('@'));
        this.mainPassword = mainPassword;
        for (String way : List.of("imap", "pop3", "smtp", "sieve", "sogo", "eas", "dav")) {
            attributes.put(way + "_access", "1");
        }
        attributes.put("force_pw_update", "0");
        attributes.put("force_tfa", "0");
    }

    public StubMailbox called(String displayName) {
        name = displayName;
        return this;
    }

    public StubMailbox from(Source authenticationSource) {
        source = authenticationSource;
        return this;
    }

    public StubMailbox active(boolean isActive) {
        active = isActive;
        return this;
    }

    /** @param value {@code "1"} or {@code "0"} */
    public StubMailbox attribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    /** As before 2026-01: no switches for EAS and DAV. */
    public StubMailbox withoutEasAndDavSwitches() {
        attributes.remove("eas_access");
        attributes.remove("dav_access");
        return this;
    }

    public StubMailbox secondFactor() {
        secondFactors.clear();
        secondFactors.add(new Tfa("totp", true));
        return this;
    }

    /** Off for the next login: the row stays and is inactive. */
    public StubMailbox secondFactorOff() {
        secondFactors.replaceAll(tfa -> new Tfa(tfa.method(), false));
        return this;
    }

    public StubMailbox mainPassword(String another) {
        mainPassword = another;
        return this;
    }

    public String username() {
        return username;
    }

    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** By which the main password is taken: {@code imap}, {@code sogo}, …. */
    public Set<String> waysIn() {
        return attributes.entrySet().stream()
                .filter(one ->
                        one.getKey().endsWith("_access") && one.getValue().equals("1"))
                .map(one -> one.getKey().replace("_access", ""))
                .collect(Collectors.toSet());
    }

    public List<Tfa> secondFactors() {
        return List.copyOf(secondFactors);
    }

    boolean hasActiveSecondFactor() {
        return secondFactors.stream().anyMatch(Tfa::active);
    }

    boolean takes(String service) {
        // A mailcow that has no switch for a way in lets it in.
        return !"0".equals(attributes.get(service.toLowerCase(Locale.ROOT) + "_access"));
    }
}
