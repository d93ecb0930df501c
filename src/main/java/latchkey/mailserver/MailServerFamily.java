package latchkey.mailserver;

import java.util.List;

/** Mail servers of one kind, of which the configuration names as many as there are. */
public interface MailServerFamily {
    List<? extends MailServer> members();
}
