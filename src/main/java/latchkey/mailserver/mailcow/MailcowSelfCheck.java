package latchkey.mailserver.mailcow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.Readiness.Check;
import latchkey.mailserver.Readiness.Finding;
import latchkey.mailserver.SelfCheck;
import latchkey.mailserver.TrialLogin;
import latchkey.mailserver.mailcow.MailcowKey.KeyTurnedAway;
import latchkey.shared.MailAddress;

/** Whether this mailcow answers, takes the key for writing too, and does with an app password what it is told. */
final class MailcowSelfCheck implements SelfCheck {
    private static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(10);

    private final Mailcow mailcow;
    private final ContractInShort contract;
    private final SwitchInShort mainPasswords;

    MailcowSelfCheck(Mailcow mailcow, MailServer server, AppPasswordsThere there, TrialLogin trialLogin) {
        this.mailcow = mailcow;
        this.contract = new ContractInShort(server, there, trialLogin);
        this.mainPasswords = new SwitchInShort(
                server.mailboxDirectory().orElseThrow(),
                server.mainPasswordSwitch().orElseThrow());
    }

    @Override
    public List<Finding> of(Domain domain) {
        List<Finding> findings = new ArrayList<>();
        try {
            String version =
                    mailcow.api().ask("get/status/version").path("version").asText();
            findings.add(new Finding(Check.API_ANSWERS, true, ""));
            findings.add(key());
            findings.add(version(version));
            findings.add(clock());
            mailcow.settings()
                    .checkMailbox()
                    .flatMap(MailAddress::parse)
                    .ifPresent(mailbox -> findings.addAll(
                            List.of(appPasswords(mailbox, domain), list(mailbox), mainPassword(mailbox))));
        } catch (KeyTurnedAway no) {
            findings.add(new Finding(Check.API_ANSWERS, true, ""));
            findings.add(new Finding(
                    Check.API_KEY,
                    false,
                    no.deniedAddress().map(ip -> "401, " + ip).orElse("401")));
        } catch (Unreachable unreachable) {
            findings.add(new Finding(Check.API_ANSWERS, false, said(unreachable)));
        }
        return findings;
    }

    /** There is no app password 0: a key that may write is told so, one that may only read is not. */
    private Finding key() {
        try {
            mailcow.api().order("delete/app-passwd", List.of("0"));
            return new Finding(Check.API_KEY, true, "");
        } catch (MailcowAnswer.KeyReadsOnly readsOnly) {
            return new Finding(Check.API_KEY, false, "403");
        } catch (Declined asExpected) {
            return new Finding(Check.API_KEY, true, "");
        }
    }

    private static Finding version(String text) {
        boolean supported =
                MailcowVersion.parse(text).filter(MailcowVersion::isSupported).isPresent();
        return new Finding(Check.API_VERSION, supported, text);
    }

    private Finding clock() {
        Optional<Duration> ahead = mailcow.api().clockAhead();
        return new Finding(
                Check.API_CLOCK,
                ahead.filter(by -> by.abs().compareTo(LARGEST_DIFFERENCE) <= 0).isPresent(),
                ahead.map(by -> by.toSeconds() + " s").orElse(""));
    }

    private Finding appPasswords(MailAddress mailbox, Domain domain) {
        try {
            Optional<String> broken = contract.brokenBy(mailbox, domain);
            return new Finding(Check.APP_PASSWORDS, broken.isEmpty(), broken.orElse(mailbox.toString()));
        } catch (Unreachable unreachable) {
            return new Finding(Check.APP_PASSWORDS, false, said(unreachable));
        }
    }

    private Finding list(MailAddress mailbox) {
        try {
            return new Finding(Check.MAILBOX_LIST, mainPasswords.isListed(mailbox), mailbox.toString());
        } catch (Unreachable unreachable) {
            return new Finding(Check.MAILBOX_LIST, false, said(unreachable));
        }
    }

    private Finding mainPassword(MailAddress mailbox) {
        try {
            Optional<String> broken = mainPasswords.brokenBy(mailbox);
            return new Finding(Check.MAIN_PASSWORD_SWITCH, broken.isEmpty(), broken.orElse(mailbox.toString()));
        } catch (Unreachable unreachable) {
            return new Finding(Check.MAIN_PASSWORD_SWITCH, false, said(unreachable));
        }
    }

    private static String said(Unreachable unreachable) {
        return String.valueOf(unreachable.getMessage());
    }
}
