package latchkey.operations.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.account.KeepsAddress;
import latchkey.account.Renaming;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** A mailbox that is about to be erased keeps its address: under another one nothing of it would be found. */
@ApplicationScoped
class KeepAddress implements KeepsAddress {
    private final Erasures erasures;

    KeepAddress(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public Map<MailAddress, Refusal.Why> refused(Collection<Renaming> asked) {
        return asked.stream()
                .map(Renaming::from)
                .distinct()
                .filter(erasures::isAsked)
                .collect(Collectors.toMap(address -> address, address -> Refusal.Why.BEING_ERASED));
    }
}
