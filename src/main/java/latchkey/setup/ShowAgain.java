package latchkey.setup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.Label;
import latchkey.apppassword.ListAppPasswords;
import latchkey.apppassword.PlainPassword;
import latchkey.mailclient.MailClients;
import latchkey.setup.IssuedView.Told;
import latchkey.setup.handover.FollowHandOver.Mine;
import latchkey.shared.Protocol;

/** The page of an app password once more, for who has just sent its secret back or has opened it on his phone. */
@ApplicationScoped
class ShowAgain {
    private final ListAppPasswords listAppPasswords;
    private final Account.Repository accounts;
    private final Domain.Repository domains;
    private final MailClients clients;
    private final ScanCodes scanCodes;
    private final HowSoon howSoon;
    private final ShutOut.Look shutOut;

    ShowAgain(
            ListAppPasswords listAppPasswords,
            Account.Repository accounts,
            Domain.Repository domains,
            MailClients clients,
            ScanCodes scanCodes,
            HowSoon howSoon,
            ShutOut.Look shutOut) {
        this.listAppPasswords = listAppPasswords;
        this.accounts = accounts;
        this.domains = domains;
        this.clients = clients;
        this.scanCodes = scanCodes;
        this.howSoon = howSoon;
        this.shutOut = shutOut;
    }

    IssuedView onPhone(Mine mine, Place place, Locale locale) {
        Chosen chosen = new Chosen(accounts.findById(mine.address().toString()), "");
        AppPasswordView view = listAppPasswords.one(mine.address(), mine.appPassword());
        Told told = new Told(mine.newAccount(), false, true);
        return view(chosen, view, mine.secret(), told, Optional.empty(), place, locale);
    }

    IssuedView atComputer(
            Chosen chosen, AppPasswordView view, PlainPassword secret, Told told, Place place, Locale locale) {
        Optional<String> code = scanCodes.of(
                clients.byKeyOrAny(view.client()), domain(chosen), chosen.account(), order(view), secret, locale);
        return view(chosen, view, secret, told, code, place, locale);
    }

    private IssuedView view(
            Chosen chosen,
            AppPasswordView view,
            PlainPassword secret,
            Told told,
            Optional<String> code,
            Place place,
            Locale locale) {
        return new IssuedView(
                chosen,
                clients.byKeyOrAny(view.client()),
                told,
                order(view),
                view.id(),
                secret,
                code,
                domain(chosen).endpoints(),
                locale,
                place,
                howSoon.telling(chosen.address()),
                shutOut.at(chosen.address()));
    }

    private Domain domain(Chosen chosen) {
        return domains.findById(chosen.account().domain());
    }

    private static Order order(AppPasswordView view) {
        return new Order(
                view.client(),
                Label.of(view.label()),
                Set.copyOf(view.protocols()),
                UUID.randomUUID(),
                Optional.empty());
    }

    static Set<Protocol> protocols(AppPasswordView view) {
        return Set.copyOf(view.protocols());
    }
}
