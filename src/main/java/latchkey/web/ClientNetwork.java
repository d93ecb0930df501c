package latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import latchkey.shared.Network;

/** Where a request comes from; what a proxy says of it counts only if the proxy is trusted. */
public final class ClientNetwork {
    private ClientNetwork() {}

    public static Optional<Network> of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null
                ? Optional.empty()
                : Optional.ofNullable(address.hostAddress())
                        .or(() -> Optional.ofNullable(address.host()))
                        .flatMap(Network::of);
    }
}
