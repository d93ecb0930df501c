package latchkey.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** An error in plain words: what happened, whether anything changed, and the way out. */
record ErrorPage(int status, String title, String text, WayOut wayOut) {
    enum WayOut {
        FIRST_PAGE,
        SIGN_IN_AGAIN,
        APP_PASSWORDS,
        FORM
    }

    @CheckedTemplate(basePath = "web", requireTypeSafeExpressions = false)
    static class Templates {
        static native TemplateInstance error(ErrorPage page);
    }

    TemplateInstance template() {
        return Templates.error(this);
    }
}
