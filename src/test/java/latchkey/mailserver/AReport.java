package latchkey.mailserver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report as a test needs it, one difference at a time. */
public record AReport(
        String outcome,
        boolean passedOn,
        @Nullable String address,
        String protocol,
        @Nullable String appPassword,
        @Nullable Integer fingerprint,
        @Nullable String remoteIp,
        @Nullable String clientId,
        Instant time) {
    public static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    public static AReport of(String outcome) {
        return new AReport(outcome, false, "alice@example.org", "imap", null, 7, "192.0.2.7", null, NOON);
    }

    public AReport asPassedOn() {
        return new AReport(outcome, true, address, protocol, appPassword, fingerprint, remoteIp, clientId, time);
    }

    public AReport ofNobody() {
        return new AReport(outcome, passedOn, null, protocol, appPassword, fingerprint, remoteIp, clientId, time);
    }

    public AReport by(String otherProtocol) {
        return new AReport(
                outcome, passedOn, address, otherProtocol, appPassword, fingerprint, remoteIp, clientId, time);
    }

    public AReport naming(String id) {
        return new AReport(outcome, passedOn, address, protocol, id, fingerprint, remoteIp, clientId, time);
    }

    public AReport trying(@Nullable Integer otherFingerprint) {
        return new AReport(
                outcome, passedOn, address, protocol, appPassword, otherFingerprint, remoteIp, clientId, time);
    }

    public AReport from(@Nullable String ip) {
        return new AReport(outcome, passedOn, address, protocol, appPassword, fingerprint, ip, clientId, time);
    }

    public AReport calledItself(String id) {
        return new AReport(outcome, passedOn, address, protocol, appPassword, fingerprint, remoteIp, id, time);
    }

    public AReport at(Instant other) {
        return new AReport(outcome, passedOn, address, protocol, appPassword, fingerprint, remoteIp, clientId, other);
    }

    public LoginReport report() {
        return new LoginReport(
                1,
                time,
                "dovecot",
                "alice@example.org",
                address,
                protocol,
                outcome,
                passedOn,
                appPassword,
                fingerprint,
                remoteIp,
                null,
                null,
                clientId,
                null,
                1);
    }
}
