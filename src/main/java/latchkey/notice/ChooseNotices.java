package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Keepers;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;

/**
 * A person chooses which mails he gets. Those that are always on stay so.
 *
 * <p>That some were switched off is told by a mail: it may be somebody else who did it, with his session.
 */
@ApplicationScoped
public class ChooseNotices {
    private final NoticeChoices choices;
    private final Notice.Repository notices;
    private final Keepers keepers;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ChooseNotices(
            NoticeChoices choices,
            Notice.Repository notices,
            Keepers keepers,
            Outbox outbox,
            AuditTrail auditTrail,
            Clock clock) {
        this.choices = choices;
        this.notices = notices;
        this.keepers = keepers;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    public Set<NoticeTopic> off(UUID person) {
        return choices.off(person);
    }

    /** Who of these does not want such mails. */
    @Transactional
    public Set<UUID> without(NoticeTopic topic, Collection<UUID> persons) {
        return topic.alwaysOn() ? Set.of() : choices.without(topic, persons);
    }

    /**
     * @param asked what the form had a switch for
     * @param wanted of these
     */
    @Transactional
    public void of(UUID person, Collection<NoticeTopic> asked, Collection<NoticeTopic> wanted, Actor by) {
        Set<NoticeTopic> before = choices.off(person);
        Set<NoticeTopic> on = EnumSet.noneOf(NoticeTopic.class);
        Set<NoticeTopic> off = EnumSet.noneOf(NoticeTopic.class);
        for (NoticeTopic topic : asked) {
            boolean keeps = topic.alwaysOn() || wanted.contains(topic);
            if (keeps == before.contains(topic)) {
                (keeps ? on : off).add(topic);
            }
        }
        if (on.isEmpty() && off.isEmpty()) {
            return;
        }
        choices.switchOn(person, on);
        choices.switchOff(person, off, clock.instant());
        notices.forget(person, off);
        auditTrail.record(by, Act.MAILS_CHOSEN, null, person);
        if (!off.isEmpty()) {
            String event = UUID.randomUUID().toString();
            keepers.reached(person)
                    .ifPresent(one ->
                            outbox.put(NoticeKind.MAILS_SWITCHED_OFF, event, one, one.address(), Optional.empty()));
        }
    }
}
