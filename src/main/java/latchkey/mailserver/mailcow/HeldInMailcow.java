package latchkey.mailserver.mailcow;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import latchkey.mailserver.HeldAppPasswords;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Handle;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/** Ours among the app passwords of a mailbox in mailcow, against those that there should be. */
final class HeldInMailcow implements HeldAppPasswords {
    private static final Logger LOG = Logger.getLogger(HeldInMailcow.class);

    private final MailcowApi api;
    private final AppPasswordsThere there;
    private final MailServer mailcow;

    HeldInMailcow(MailcowApi api, AppPasswordsThere there, MailServer mailcow) {
        this.api = api;
        this.there = there;
        this.mailcow = mailcow;
    }

    @Override
    public Optional<Instant> disturbedAt() {
        return api.disturbedAt();
    }

    @Override
    public Map<String, Handle> agree(MailAddress mailbox, Supplier<Wanted> wanted) {
        return api.alone(mailbox, () -> {
            // In this order: what is published between the two looks is not taken for a leftover.
            List<AppPasswordRow> rows = there.of(mailbox);
            Wanted now = wanted.get();
            withdrawLeftovers(mailbox, rows, now);
            Map<String, Handle> handles = new HashMap<>();
            Set<Credential> published = new HashSet<>();
            for (Credential one : now.live()) {
                List<AppPasswordRow> own =
                        rows.stream().filter(row -> row.isOf(one)).toList();
                if (own.size() == 1 && own.get(0).isAsWanted(one)) {
                    handles.put(one.selector(), new Handle(own.get(0).id()));
                } else {
                    LOG.info("An app password is brought in line at the mail server");
                    handles.put(one.selector(), mailcow.publish(one));
                    published.add(one);
                }
            }
            withdrawRevokedMeanwhile(published, wanted);
            return handles;
        });
    }

    private void withdrawLeftovers(MailAddress mailbox, List<AppPasswordRow> rows, Wanted wanted) {
        for (AppPasswordRow row : rows) {
            Optional<String> selector = OurName.selectorIn(row.name());
            boolean stays = selector.isEmpty()
                    || wanted.inTheMaking().contains(selector.get())
                    || wanted.live().stream().anyMatch(row::isOf);
            if (!stays && !wanted.ended().contains(selector.get())) {
                LOG.warnf("App password %s of the mail server bears the portal's name and is not known here", row.id());
            } else if (!stays) {
                LOG.infof("App password %s of the mail server is left over and withdrawn", row.id());
                there.delete(row, mailbox);
            }
        }
    }

    /** Another replica that withdraws sees no row before it is there. */
    private void withdrawRevokedMeanwhile(Set<Credential> published, Supplier<Wanted> wanted) {
        if (published.isEmpty()) {
            return;
        }
        Wanted now = wanted.get();
        published.stream()
                .filter(one ->
                        now.live().stream().noneMatch(live -> live.selector().equals(one.selector())))
                .forEach(one -> mailcow.withdraw(one, mailcow.handleFor(one)));
    }
}
