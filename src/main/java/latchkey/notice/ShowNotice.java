package latchkey.notice;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.shared.MailAddress;

/** Shows a mail as it would be sent, without sending it: from the same words, so that neither can differ. */
@ApplicationScoped
public class ShowNotice {
    private final Domain.Repository domains;
    private final NoticeConfig config;

    ShowNotice(Domain.Repository domains, NoticeConfig config) {
        this.domains = domains;
        this.config = config;
    }

    /**
     * @param plain the whole text, with what stands below each mail
     * @param helpdesk whom to ask, if the domain names somebody
     */
    public record Shown(
            Locale locale,
            String title,
            MailAddress mailbox,
            List<String> paragraphs,
            Optional<String> helpdesk,
            String plain) {
        public String tag() {
            return locale.toLanguageTag();
        }
    }

    /** Where people open the portal; without it the mails have no link. */
    public Optional<URI> portal() {
        return config.portal();
    }

    /** In which language whoever is not known is written to. */
    public Locale otherwise() {
        return Locale.forLanguageTag(config.language());
    }

    @Transactional
    public Shown of(NoticeKind kind, MailAddress mailbox, String thing, Locale locale) {
        Optional<String> helpdesk = domains.findByIdOptional(mailbox.domain()).flatMap(Domain::helpdeskContact);
        NoticeMessages words = MessageBundles.get(NoticeMessages.class, Localized.Literal.of(locale.toLanguageTag()));
        Letter letter = Letter.of(kind, mailbox, List.of(thing), locale, words, config.portal(), helpdesk);
        return new Shown(
                locale,
                letter.title(),
                mailbox,
                letter.paragraphs(),
                helpdesk,
                letter.plain().strip());
    }
}
