package latchkey.shared;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where a login came from, as far as it tells one household from another: the IPv4 address or the IPv6 /64. */
public record Network(String text) {

    /** Takes literal addresses only; a host name is never looked up. */
    public static Optional<Network> of(String address) {
        if (address.indexOf(':') < 0) {
            return isIpv4(address) ? Optional.of(new Network(address)) : Optional.empty();
        }
        return groups(address).map(Network::ofGroups);
    }

    /** For the eyes of the helpdesk, and for what is kept longer than a week: /24 or /48. */
    public String shortened() {
        if (text.indexOf(':') < 0) {
            return text.substring(0, text.lastIndexOf('.')) + ".0/24";
        }
        String[] parts = text.split(":", -1);
        return parts[0] + ":" + parts[1] + ":" + parts[2] + "::/48";
    }

    /** The same by the database, for a column of networks; what is shortened stays so. */
    public static String shortenedSql(String column) {
        return ("IF(LOCATE(':', %1$s) > 0, CONCAT(SUBSTRING_INDEX(%1$s, ':', 3), '::/48'),"
                        + " CONCAT(SUBSTRING_INDEX(%1$s, '.', 3), '.0/24'))")
                .formatted(column);
    }

    /** A condition: the column holds a network that is not shortened. */
    public static String exactSql(String column) {
        return "(%1$s <> '' AND %1$s NOT LIKE '%%/24' AND %1$s NOT LIKE '%%/48')".formatted(column);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Network ofGroups(int[] groups) {
        boolean mappedIpv4 = groups[5] == 0xffff && IntStream.range(0, 5).allMatch(i -> groups[i] == 0);
        if (mappedIpv4) {
            return new Network(
                    (groups[6] >> 8) + "." + (groups[6] & 255) + "." + (groups[7] >> 8) + "." + (groups[7] & 255));
        }
        return new Network(
                IntStream.range(0, 4)
                                .mapToObj(i -> Integer.toHexString(groups[i]))
                                .collect(Collectors.joining(":")) + "::/64");
    }

    /** By hand, since each report that is judged asks several times: a pattern took a fifth of all that the judge does. */
    private static boolean isIpv4(String text) {
        int numbers = 0;
        int number = 0;
        int digits = 0;
        for (int place = 0; place <= text.length(); place++) {
            char next = place == text.length() ? '.' : text.charAt(place);
            boolean leadingZero = digits > 0 && number == 0;
            if (next == '.' && digits > 0 && number < 256) {
                numbers++;
                number = 0;
                digits = 0;
            } else if (next >= '0' && next <= '9' && digits < 3 && !leadingZero) {
                number = 10 * number + next - '0';
                digits++;
            } else {
                return false;
            }
        }
        return numbers == 4;
    }

    private static Optional<int[]> groups(String text) {
        String plain = text.contains("%") ? text.substring(0, text.indexOf('%')) : text;
        if (!plain.matches("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}")) {
            return Optional.empty();
        }
        try {
            // A literal with a colon is parsed, never resolved (InetAddress, "if a literal IP address is supplied").
            byte[] bytes = java.net.InetAddress.getByName(plain).getAddress();
            int[] groups = new int[8];
            // An IPv4 address mapped into IPv6 is parsed to its four bytes: put back where it was.
            int first = bytes.length == 4 ? 6 : 0;
            groups[5] = bytes.length == 4 ? 0xffff : 0;
            for (int i = first; i < 8; i++) {
                groups[i] = ((bytes[2 * (i - first)] & 255) << 8) | (bytes[2 * (i - first) + 1] & 255);
            }
            return Optional.of(groups);
        } catch (java.net.UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
