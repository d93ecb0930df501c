package latchkey.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives each page the visitor's language, whoever renders it; the framework alone would look at the browser's wish only. */
@ApplicationScoped
class PagesInOneLanguage {
    private final CurrentVertxRequest current;
    private final Visitor visitor;

    PagesInOneLanguage(CurrentVertxRequest current, Visitor visitor) {
        this.current = current;
        this.visitor = visitor;
    }

    void register(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(this::speak);
    }

    /** A mail is written outside of a request and says itself in which language. */
    private void speak(TemplateInstance page) {
        if (Arc.container().requestContext().isActive() && current.getCurrent() != null) {
            page.setLocale(visitor.locale());
        }
    }
}
