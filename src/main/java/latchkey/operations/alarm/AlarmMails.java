package latchkey.operations.alarm;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.notice.NoticeConfig;

/** A mail to each of those who look after the site. Nothing in it is more than the page of checks shows. */
@ApplicationScoped
class AlarmMails implements Teller {
    private final AlarmConfig config;
    private final AlarmWords words;
    private final NoticeConfig mails;
    private final Mailer mailer;

    AlarmMails(AlarmConfig config, AlarmWords words, NoticeConfig mails, Mailer mailer) {
        this.config = config;
        this.words = words;
        this.mails = mails;
        this.mailer = mailer;
    }

    @Override
    public void tell(Alarm alarm, Told what) {
        String text = Stream.of(words.since(alarm, what), what == Told.RAISED ? words.toDo(alarm) : "", words.page())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        Mail mail = new Mail()
                .setSubject(words.title(alarm, what))
                .setText(text)
                .setTo(List.copyOf(config.mailTo().orElse(List.of())))
                .setFrom(mails.from())
                // RFC 3834: nobody's vacation notice is to answer.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader(
                        "Content-Language",
                        Locale.forLanguageTag(mails.language()).toLanguageTag());
        mailer.send(mail);
    }
}
