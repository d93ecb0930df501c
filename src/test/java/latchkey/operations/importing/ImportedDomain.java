package latchkey.operations.importing;

import java.util.List;
import java.util.Map;
import latchkey.migration.OwnDomain;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/** A domain of which one test takes in mailboxes. */
record ImportedDomain(Site site, String name) {
    static ImportedDomain in(Site site) {
        return new ImportedDomain(site, OwnDomain.in(site).name());
    }

    String at(String login) {
        return login + "@" + name;
    }

    /** One that is there already. */
    void mailbox(String login) {
        site.change("INSERT INTO account (address, domain) VALUES (?, ?)", at(login), name);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", at(login), at(login));
    }

    List<Map<String, @Nullable String>> mailboxes() {
        return site.rows("SELECT address, kind, active FROM account WHERE domain = ? ORDER BY address", name);
    }
}
