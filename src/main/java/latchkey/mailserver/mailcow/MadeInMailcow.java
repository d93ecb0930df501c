package latchkey.mailserver.mailcow;

import java.util.List;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.shared.MailAddress;

/** What its people have made on mailcow's own page. */
final class MadeInMailcow implements ForeignAppPasswords {
    private final Mailcow mailcow;
    private final AppPasswordsThere there;

    MadeInMailcow(Mailcow mailcow, AppPasswordsThere there) {
        this.mailcow = mailcow;
        this.there = there;
    }

    @Override
    public List<Foreign> of(MailAddress address) {
        return there.of(address).stream()
                .filter(row -> !row.isOurs())
                .map(row -> new Foreign(
                        row.id(),
                        row.name(),
                        row.protocols(),
                        row.otherWays(),
                        row.active(),
                        row.madeAt(mailcow.settings().zone())))
                .toList();
    }

    @Override
    public void end(MailAddress address, String number) {
        mailcow.api().alone(address, () -> {
            there.of(address).stream()
                    .filter(row -> row.id().equals(number) && !row.isOurs())
                    .forEach(row -> there.delete(row, address));
            return true;
        });
    }
}
