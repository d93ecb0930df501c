package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database can hold no name of is not there, and no fault. */
class TextOutsideAsciiIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);

    @Test
    void aCodeOfSuchLettersIsOver() {
        WebSession anybody = WebSession.at(SITE);

        assertThat(anybody.get("/hand-over/%C3%A4").status()).isEqualTo(410);
        assertThat(anybody.get("/hand-over/%C3%A4/lights").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/domains?domain=%C3%A4",
                "/admin/domains?domain=%C3%A4&records=yes",
                "/migration/plan?domain=%C3%A4",
                "/migration/plan/list?domain=%C3%A4",
                "/migration/plan/exempt?domain=%C3%A4",
            })
    void aDomainOfSuchLettersIsNotThere(String page) {
        assertThat(ADAM.get(page).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/domains?add=yes&domain=%C3%A4",
                "/migration?domain=%C3%A4",
                "/migration/accounts?domain=%C3%A4",
                "/migration/would-fail?domain=%C3%A4",
                "/migration/plan/break-glass?domain=%C3%A4",
                "/helpdesk/failing?domain=%C3%A4",
                "/helpdesk/nudges/new?domain=%C3%A4",
            })
    void aPageThatCanDoWithoutItIsShown(String page) {
        assertThat(ADAM.get(page).status()).isLessThan(500);
    }
}
