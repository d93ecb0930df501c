package latchkey.operations.alarm;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of alarms. */
@MessageBundle("alarm")
public interface AlarmMessages {
    @Message("Latchkey: something is wrong: {check}")
    String raised(String check);

    @Message("Latchkey: all clear: {check}")
    String cleared(String check);

    @Message("It was seen at {at} (UTC) and told once. There will be another mail when it is over.")
    String since(String at);

    @Message("It was wrong from {from} to {to} (UTC).")
    String until(String from, String to);
}
