package latchkey.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.shared.MailAddress;

/**
 * A mail in one language, about one thing or about several of a kind.
 *
 * <p>Holds no words of the provider, such as a name: who can edit his name there could write to others with it.
 *
 * @param portal where the reader can look for himself, if the site has said where that is
 */
record Letter(
        Locale locale,
        String title,
        MailAddress mailbox,
        List<String> paragraphs,
        Optional<URI> portal,
        Optional<String> helpdesk) {

    /** Beyond that they are counted. */
    static final int MOST_NAMED = 20;

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance html(Letter letter);

        static native TemplateInstance plain(Letter letter);
    }

    /**
     * @param things what it tells of, one after the other
     */
    static Letter of(
            NoticeKind kind,
            MailAddress mailbox,
            List<String> things,
            Locale locale,
            NoticeMessages say,
            Optional<URI> portal,
            Optional<String> helpdesk) {
        List<Wording> named = things.stream()
                .limit(MOST_NAMED)
                .map(thing -> Wording.of(kind, thing, say, locale))
                .toList();
        List<String> paragraphs =
                new ArrayList<>(named.stream().map(Wording::text).distinct().toList());
        if (things.size() > MOST_NAMED) {
            paragraphs.add(say.more(things.size() - MOST_NAMED));
        }
        paragraphs.addAll(named.get(0).closing());
        String title = things.size() == 1 ? named.get(0).title() : say.several(things.size(), say.topic(kind.topic()));
        return new Letter(locale, title, mailbox, paragraphs, portal, helpdesk);
    }

    String html() {
        return Templates.html(this).setLocale(locale).render();
    }

    String plain() {
        return Templates.plain(this).setLocale(locale).render();
    }
}
