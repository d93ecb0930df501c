package latchkey.setup;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import latchkey.account.Endpoint;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.PlainPassword;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClientMessages;
import latchkey.shared.Protocol;

/** The page that shows an app password; the secret is in it and in no other view. */
record IssuedView(
        Chosen chosen,
        MailClient client,
        Order order,
        UUID id,
        PlainPassword secret,
        boolean proved,
        Map<Protocol, Endpoint> endpoints,
        Locale locale) {

    /** For an account that is in the client already: most people have one that has stopped working. */
    public List<String> replaceSteps() {
        return steps(words().replaceSteps(client.key()));
    }

    public List<String> newAccountSteps() {
        return steps(words().newAccountSteps(client.key()));
    }

    public String clientName() {
        return words().name(client.key(), client.name());
    }

    private MailClientMessages words() {
        return MessageBundles.get(MailClientMessages.class, Localized.Literal.of(locale.toLanguageTag()));
    }

    private static List<String> steps(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public List<Light> lights() {
        return order.protocols().stream().sorted().map(Light::waiting).toList();
    }

    public List<Setting> settings() {
        return endpoints.entrySet().stream()
                .filter(entry -> order.protocols().contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                .toList();
    }

    record Setting(Protocol protocol, Endpoint endpoint) {}

    @Override
    public String toString() {
        return "IssuedView of " + id;
    }
}
