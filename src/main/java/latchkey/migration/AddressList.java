package latchkey.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.shared.MailAddress;

/**
 * Addresses as somebody pasted or uploaded them: one a line, blank lines left out, each once.
 *
 * @param lines by address, the number of the line that names it first
 * @param wrong lines that hold no address
 */
public record AddressList(Map<String, Integer> lines, List<BadLine> wrong) {
    private static final int ECHOED = 80;

    /** @param text as it was written, cut where it is long */
    public record BadLine(int number, String text) {}

    static AddressList of(String text) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<BadLine> wrong = new ArrayList<>();
        int number = 0;
        for (String line : text.replace("\uFEFF", "").split("\\R", -1)) {
            number++;
            String word = line.strip();
            if (word.isEmpty()) {
                continue;
            }
            Optional<MailAddress> address = MailAddress.parse(word);
            if (address.isPresent()) {
                lines.putIfAbsent(address.get().toString(), number);
            } else {
                wrong.add(new BadLine(number, cut(word)));
            }
        }
        return new AddressList(lines, wrong);
    }

    boolean isEmpty() {
        return lines.isEmpty() && wrong.isEmpty();
    }

    BadLine bad(String address) {
        return new BadLine(lines.getOrDefault(address, 0), cut(address));
    }

    private static String cut(String word) {
        return word.length() <= ECHOED ? word : word.substring(0, ECHOED) + "…";
    }
}
