package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * How a mailcow is to be read.
 *
 * @param zone in which it writes times without one
 * @param remembersFor how long its Dovecot remembers a login
 * @param webmail from where its webmail logs in to its Dovecot, for people who are no mail client there
 * @param every how long nobody asks for a log again
 */
public record Habits(ZoneId zone, Duration remembersFor, Duration every, Set<String> webmail) {}
