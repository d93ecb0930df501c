package latchkey.look;

import static latchkey.look.Stop.to;

import java.util.List;
import latchkey.parts.Person;

/** The two pages that explain all others. */
final class HelpStops {
    static final List<Stop> ALL = List.of(
            new Stop("help for who is not signed in", "setup/help", Guest.NOBODY, to("/help")),
            new Stop("help for an owner", "setup/help", Guest.of(Person.ALICE), to("/help")),
            new Stop("help for the helpdesk", "helpdesk/help", Guest.of(Person.HANNA), to("/helpdesk/help")));

    private HelpStops() {}
}
