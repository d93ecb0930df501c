package latchkey.shared;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that begin alike, as a firewall writes them: {@code 203.0.113.9/32}, {@code 2001:db8:1:2::/64}.
 *
 * @param bits of an address of this kind
 * @param length how many of them are the same in all
 */
public record NetworkRange(BigInteger start, int bits, int length) {
    private static final String IPV4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
    private static final String IPV6 = "[0-9a-fA-F.]*:[0-9a-fA-F:.]+";

    /** Takes literal addresses only, with or without a length; a host name is never looked up. */
    public static Optional<NetworkRange> of(String text) {
        String[] parts = text.split("/", 2);
        if (!parts[0].matches(IPV4) && !parts[0].matches(IPV6)) {
            return Optional.empty();
        }
        try {
            // A literal is parsed, never resolved.
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = address.length * Byte.SIZE;
            boolean sensible =
                    parts.length == 1 || (parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits);
            return sensible
                    ? Optional.of(new NetworkRange(
                            new BigInteger(1, address), bits, parts.length == 1 ? bits : Integer.parseInt(parts[1])))
                    : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether one of the two lies in the other: of an IPv6 household one address may be shut out, or all of them. */
    public boolean meets(NetworkRange other) {
        int open = bits - Math.min(length, other.length);
        return bits == other.bits && start.shiftRight(open).equals(other.start.shiftRight(open));
    }

    public boolean meets(Network network) {
        return of(network.text()).map(this::meets).orElse(false);
    }
}
