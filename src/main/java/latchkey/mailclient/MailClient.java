package latchkey.mailclient;

import java.util.Set;
import latchkey.shared.Protocol;

/**
 * A mail program that Latchkey has steps for.
 *
 * @param key in forms and addresses of pages; never changes
 * @param name the maker's own, in every language
 * @param platforms where it runs
 * @param group under which heading it is offered
 * @param protocols what it can speak
 * @param usual what is chosen for it unless the owner chooses otherwise
 */
public record MailClient(
        String key, String name, String platforms, Group group, Set<Protocol> protocols, Set<Protocol> usual) {
    public enum Group {
        PHONE("icon-phone"),
        COMPUTER("icon-computer"),
        OTHER("icon-scanner");

        private final String icon;

        Group(String icon) {
            this.icon = icon;
        }

        /** Class name in the style sheet. */
        public String icon() {
            return icon;
        }
    }
}
