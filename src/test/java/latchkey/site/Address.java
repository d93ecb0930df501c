package latchkey.site;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person can do to the line at the top of the browser. */
public final class Address {
    private Address() {}

    /** The same address with parameters taken out. */
    public static String without(String url, String... names) {
        URI uri = URI.create(url);
        String query = Stream.of(uri.getRawQuery().split("&", -1))
                .filter(parameter -> !List.of(names).contains(parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return url.substring(0, url.indexOf('?') + 1) + query;
    }
}
