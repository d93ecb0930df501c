package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.notice.NoticeKind;

/** Tells who keeps a mailbox that an app password of it has come into use, and from where it was not used before. */
@ApplicationScoped
class TellOfUses {
    private final TellKeepers tellKeepers;

    TellOfUses(TellKeepers tellKeepers) {
        this.tellKeepers = tellKeepers;
    }

    void first(@Observes AppPasswordFirstUsed event) {
        tellKeepers.used(
                NoticeKind.APP_PASSWORD_FIRST_USED,
                event.use(),
                event.use().id().toString());
    }

    void elsewhere(@Observes AppPasswordUsedElsewhere event) {
        AppPasswordUse use = event.use();
        tellKeepers.used(NoticeKind.APP_PASSWORD_USED_ELSEWHERE, use, use.id() + " " + use.network());
    }
}
