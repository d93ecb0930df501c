package latchkey.helpdesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.apppassword.AppPasswordStory;
import latchkey.audit.Actor;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClients;
import latchkey.shared.MailAddress;

/**
 * One mailbox as the helpdesk sees it.
 *
 * @param atMailServer empty where no mail server tells
 * @param goingOn for how many minutes ended ones may still get in
 * @param foreign whether some may have been made at the mail server itself
 * @param labels of its app passwords
 * @param names of those who did something, by issuer and subject
 */
record CaseView(
        MailAddress address,
        Account.Kind kind,
        boolean active,
        MainPasswordView mainPassword,
        Optional<AtMailServer.View> atMailServer,
        List<String> keepers,
        List<Worklist.Row> failing,
        ShutOuts shutOuts,
        List<AppPasswordStory> appPasswords,
        Map<UUID, Long> goingOn,
        boolean foreign,
        Timeline timeline,
        boolean olderPage,
        Map<UUID, String> labels,
        Map<String, String> names,
        MailClients clients,
        CaseDesk desk)
        implements CaseParts {

    /** Which program it is: as it calls itself, else what its app password was made for. */
    public Optional<MailClient> clientOf(Worklist.Row row) {
        return row.client()
                .flatMap(clients::calling)
                .or(() -> row.appPasswordId()
                        .flatMap(this::story)
                        .flatMap(story -> clients.byKey(story.view().client())));
    }

    private Optional<AppPasswordStory> story(UUID appPassword) {
        return appPasswords.stream()
                .filter(story -> story.view().id().equals(appPassword))
                .findFirst();
    }

    public String clientName(AppPasswordStory story) {
        return clients.nameOf(story.view().client());
    }

    /** For how many minutes one that has ended may still get in. */
    public long goesOn(AppPasswordStory story) {
        return goingOn.getOrDefault(story.view().id(), 0L);
    }

    @Override
    public String label(Optional<UUID> appPassword) {
        return appPassword.map(id -> labels.getOrDefault(id, "")).orElse("");
    }

    /** Empty for somebody who is not known any more. */
    public String name(Actor by) {
        return names.getOrDefault(by.who(), "");
    }

    @Override
    public String at(Worklist.Row row) {
        return here() + "/clients/" + row.id();
    }

    @Override
    public String here() {
        return CaseAddress.of(address.toString());
    }

    @Override
    public String olderLink() {
        return timeline.older()
                .map(at -> here() + "?before=" + at.toEpochMilli())
                .orElse("");
    }
}
