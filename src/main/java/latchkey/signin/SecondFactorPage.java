package latchkey.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the provider lets people set up a second factor, or set up a new one for a phone that is lost. */
@ApplicationScoped
public class SecondFactorPage {
    public static final String SETTING = "latchkey.oidc.second-factor-page";

    private final Optional<String> page;

    SecondFactorPage(@ConfigProperty(name = SETTING) Optional<String> page) {
        this.page = page.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Absent if no operator has named it. */
    public Optional<String> address() {
        return page;
    }

    public static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
