package latchkey.apppassword;

import java.time.Instant;
import java.util.Optional;
import latchkey.audit.AuditView;

/**
 * The life of an app password as the helpdesk reads it.
 *
 * @param revoked the act that ended it, if a person did
 */
public record AppPasswordStory(
        AppPasswordView view, Instant shownAt, Optional<AppPassword.Ended> why, Optional<AuditView> revoked) {}
