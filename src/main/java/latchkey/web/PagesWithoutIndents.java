package latchkey.web;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Templates are indented for who writes them, pages for nobody: they are sent as they are, since the size of a compressed one
 * would tell of the secrets in it.
 */
@ApplicationScoped
class PagesWithoutIndents {
    private static final Pattern INDENT = Pattern.compile("(?m)^ +");

    void register(@Observes EngineBuilder engine) {
        engine.addParserHook(template ->
                template.addContentFilter(text -> INDENT.matcher(text).replaceAll("")));
    }
}
