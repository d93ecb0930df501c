package latchkey.operations.importing;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.Renaming;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.shared.MailAddress;

/** What a line asks for, in the form in which it is kept. */
record Wish(
        int line,
        MailAddress address,
        Optional<Account.Kind> kind,
        List<String> logins,
        List<MailAddress> custodians,
        Optional<Boolean> active,
        Optional<MailAddress> renamedFrom) {
    private static final Pattern LOGIN = Pattern.compile("[\\x21-\\x7E&&[^?*\",;]]{1,254}");
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t|-].*");

    /** Control and format characters: bidirectional marks, zero-width ones, what a terminal obeys. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    static Wish of(Line line) throws BadLine {
        for (String cell : line.cells().values()) {
            if (HIDDEN.matcher(cell).find()) {
                throw new BadLine(Why.HIDDEN_CHARACTERS, HIDDEN.matcher(cell).replaceAll("?"));
            }
            if (FORMULA.matcher(cell).matches()) {
                throw new BadLine(Why.FORMULA, cell);
            }
        }
        String address = cell(line, Column.ADDRESS);
        if (address.isEmpty()) {
            throw new BadLine(Why.NO_ADDRESS, "");
        }
        MailAddress mailbox = address(address, Why.BAD_ADDRESS);
        String from = cell(line, Column.RENAMED_FROM);
        return new Wish(
                line.number(),
                mailbox,
                kind(cell(line, Column.KIND)),
                logins(cell(line, Column.LOGINS), mailbox),
                addresses(cell(line, Column.CUSTODIANS)),
                active(cell(line, Column.ACTIVE)),
                from.isEmpty() ? Optional.empty() : Optional.of(address(from, Why.BAD_ADDRESS)));
    }

    /** The mailbox's own name is one too. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(logins);
        names.add(address.toString());
        renamedFrom.ifPresent(from -> names.add(from.toString()));
        return names;
    }

    Optional<Renaming> renaming() {
        return renamedFrom.filter(from -> !from.equals(address)).map(from -> new Renaming(from, address));
    }

    private static String cell(Line line, Column column) {
        return line.cells().getOrDefault(column, "");
    }

    private static MailAddress address(String text, Why why) throws BadLine {
        return MailAddress.parse(text)
                // A tag is another name of a mailbox.
                .filter(address -> !address.localPart().contains("+"))
                .orElseThrow(() -> new BadLine(why, text));
    }

    private static Optional<Account.Kind> kind(String text) throws BadLine {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Account.Kind.values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadLine(Why.BAD_KIND, text)));
    }

    private static List<String> logins(String text, MailAddress mailbox) throws BadLine {
        Set<String> logins = new LinkedHashSet<>();
        for (String login : words(text)) {
            if (!LOGIN.matcher(login).matches()) {
                throw new BadLine(Why.BAD_LOGIN, login);
            }
            logins.add(MailAddress.parse(login).map(MailAddress::toString).orElse(login.toLowerCase(Locale.ROOT)));
        }
        logins.remove(mailbox.toString());
        return List.copyOf(logins);
    }

    private static List<MailAddress> addresses(String text) throws BadLine {
        Set<MailAddress> addresses = new LinkedHashSet<>();
        for (String word : words(text)) {
            addresses.add(address(word, Why.BAD_CUSTODIAN));
        }
        return List.copyOf(addresses);
    }

    private static Optional<Boolean> active(String text) throws BadLine {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw new BadLine(Why.BAD_ACTIVE, text);
        };
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
