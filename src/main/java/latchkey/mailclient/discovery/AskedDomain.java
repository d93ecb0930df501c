package latchkey.mailclient.discovery;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.shared.MailAddress;

/** Which domain a client asks for: that of the address it sends, or else that of the host it came to. */
final class AskedDomain {
    private AskedDomain() {}

    /** In the order in which they are looked for. An address that is no address is for no domain. */
    static List<String> of(HttpServerRequest request, String parameter, String prefix) {
        Optional<String> address = parameter(request, parameter);
        if (address.isPresent()) {
            return of(address.get());
        }
        HostAndPort host = request.authority();
        return host == null
                ? List.of()
                : Stream.of(withoutPrefix(host.host(), prefix), Optional.of(host.host()))
                        .flatMap(Optional::stream)
                        .flatMap(name -> ofAddress("anybody@" + name).stream())
                        .toList();
    }

    /** Only that of an address. */
    static List<String> of(String address) {
        return ofAddress(address).stream().toList();
    }

    /** Only what stands behind the prefix of the host. */
    static List<String> behind(HttpServerRequest request, String prefix) {
        HostAndPort host = request.authority();
        return host == null
                ? List.of()
                : withoutPrefix(host.host(), prefix).flatMap(name -> ofAddress("anybody@" + name)).stream()
                        .toList();
    }

    /** Its name may be written in any case. */
    static Optional<String> parameter(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name));
    }

    /** Whatever stands in front of the at sign: whose mailbox it would be is not asked. */
    private static Optional<String> ofAddress(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : MailAddress.parse("anybody@" + address.substring(at + 1)).map(MailAddress::domain);
    }

    private static Optional<String> withoutPrefix(String host, String prefix) {
        return host.regionMatches(true, 0, prefix, 0, prefix.length())
                ? Optional.of(host.substring(prefix.length()))
                : Optional.empty();
    }
}
