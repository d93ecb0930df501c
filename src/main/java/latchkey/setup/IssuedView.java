package latchkey.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.account.Endpoint;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.PlainPassword;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClient.Steps;
import latchkey.shared.Protocol;

/**
 * The page that shows an app password; the secret is in it and in no other view.
 *
 * @param code picture that the client scans, with the secret in it
 */
record IssuedView(
        Chosen chosen,
        MailClient client,
        Told told,
        Order order,
        UUID id,
        PlainPassword secret,
        Optional<String> code,
        Map<Protocol, Endpoint> endpoints,
        Locale locale,
        Place place,
        HowSoon.Telling telling,
        Optional<ShutOut> shutOut) {

    /**
     * What the page says beside the app password, and says again when it is shown once more.
     *
     * @param renewed takes the place of another, which goes on for a while
     * @param proved by logging in with it
     */
    record Told(boolean newAccount, boolean renewed, boolean proved) {
        static final String YES = "yes";
    }

    public boolean newAccount() {
        return told.newAccount();
    }

    public boolean renewed() {
        return told.renewed();
    }

    public boolean proved() {
        return told.proved();
    }

    public Steps steps() {
        return client.steps(locale);
    }

    /** What the app password may not do needs no steps; but where one password is kept for all, these replace it. */
    public List<String> receivingSteps() {
        return may(Protocol.IMAP, Protocol.POP3) || sendingSteps().isEmpty() ? steps().receiving() : List.of();
    }

    public List<String> sendingSteps() {
        return may(Protocol.SMTP) ? steps().sending() : List.of();
    }

    /** Two lists need headings. */
    public boolean apart() {
        return !receivingSteps().isEmpty() && !sendingSteps().isEmpty();
    }

    private boolean may(Protocol... any) {
        return Stream.of(any).anyMatch(order.protocols()::contains);
    }

    public String clientName() {
        return client.nameIn(locale);
    }

    public List<Light> lights() {
        return order.protocols().stream().sorted().map(Light::waiting).toList();
    }

    public List<Setting> settings() {
        return Setting.of(endpoints, order.protocols());
    }

    /** Whether a file sets up the program as a whole, for receiving and for sending. */
    private boolean file(MailClient.Way way) {
        return client.hasWay(way)
                && may(Protocol.IMAP, Protocol.POP3)
                && may(Protocol.SMTP)
                && endpoints.keySet().containsAll(order.protocols());
    }

    public boolean profile() {
        return file(MailClient.Way.PROFILE);
    }

    public boolean settingsFile() {
        return file(MailClient.Way.K9S);
    }

    public boolean onPhone() {
        return client.group() == MailClient.Group.PHONE;
    }

    public boolean canPassOn() {
        return place.canPassOn();
    }

    /** For a program on a phone, unless it scans a code of its own. */
    public boolean passOnFirst() {
        return onPhone() && code.isEmpty();
    }

    public Optional<Place.PhoneCode> phoneCode() {
        return place.code();
    }

    /** Of the phone that it was handed over to. */
    public Optional<String> handle() {
        return place.handle();
    }

    /** Where the hand-over is followed at the computer. */
    public String handOver() {
        return "/app-passwords/" + id + "/hand-over";
    }

    /** Which steps come first. */
    public String setup() {
        return newAccount() ? "new" : "replace";
    }

    record Setting(Protocol protocol, Endpoint endpoint) {
        static List<Setting> of(Map<Protocol, Endpoint> endpoints, Set<Protocol> asked) {
            return endpoints.entrySet().stream()
                    .filter(entry -> asked.contains(entry.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return "IssuedView of " + id;
    }
}
