package latchkey.apppassword;

import java.time.Instant;
import java.util.Optional;
import latchkey.audit.AuditEntry;
import latchkey.audit.AuditView;
import org.jspecify.annotations.Nullable;

/**
 * The life of an app password as the helpdesk reads it.
 *
 * @param revoked the act that ended it, if a person did
 */
public record AppPasswordStory(
        AppPasswordView view, Instant shownAt, Optional<AppPassword.Ended> why, Optional<AuditView> revoked) {
    static AppPasswordStory of(AppPassword one, @Nullable AuditEntry revoked) {
        return new AppPasswordStory(
                one.view(),
                one.shownAt == null ? one.createdAt : one.shownAt,
                Optional.ofNullable(one.endedWhy),
                Optional.ofNullable(revoked).map(AuditEntry::view));
    }
}
