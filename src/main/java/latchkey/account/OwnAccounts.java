package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** The only way from a signed-in person to a mailbox: what is not his own does not exist for him. */
@ApplicationScoped
public class OwnAccounts {
    private final Account.Repository accounts;

    OwnAccounts(Account.Repository accounts) {
        this.accounts = accounts;
    }

    @Transactional
    public List<Account> of(UUID personId) {
        return accounts.ofPerson(personId);
    }

    /**
     * A mailbox that a page is about.
     *
     * @param query to be put behind the page's links, so that the choice stays; empty for the person's own mailbox
     */
    public record Chosen(Account account, String query) {
        /** By its address, whether it is the person's first or not. */
        public static Chosen of(Account account) {
            return new Chosen(
                    account, "?account=" + URLEncoder.encode(account.address().toString(), StandardCharsets.UTF_8));
        }

        public MailAddress address() {
            return account.address();
        }

        /**
         * A page about the same mailbox.
         *
         * @param more of its query, encoded
         */
        public String at(String path, String more) {
            return path + query + (query.isEmpty() ? "?" : "&") + more;
        }
    }

    /** The mailbox named in {@code ?account=}, or the person's own. */
    @Transactional
    public Chosen chosen(UUID personId, Optional<String> named) {
        List<Account> own = accounts.ofPerson(personId);
        if (named.isPresent()) {
            Optional<MailAddress> address = MailAddress.parse(named.get());
            Account account = own.stream()
                    .filter(candidate ->
                            address.isPresent() && candidate.address().equals(address.get()))
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
            return Chosen.of(account);
        }
        Account first = own.stream().findFirst().orElseThrow(() -> new Refusal.Conflict(Refusal.Why.NO_MAILBOX));
        return new Chosen(first, "");
    }
}
