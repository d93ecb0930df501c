package latchkey.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mailbox as an existing mail server has it, whatever the portal knows of it.
 *
 * @param uid its address is this name at example.org
 * @param otherNames by which somebody can log in to it, besides name and address
 * @param active false: not found any more, as somebody who has left
 * @param more fields of the passdb, in a passwd-file only
 */
public record SiteMailbox(String uid, String mainPassword, List<String> otherNames, boolean active, String more) {
    static final String QUOTA_RULE = "*:storage=100M";
    /** Debian's nobody. */
    static final int SYSTEM_ID = 65534;

    public SiteMailbox {
        otherNames = List.copyOf(otherNames);
    }

    public static SiteMailbox of(String uid, String... otherNames) {
        return new SiteMailbox(uid, uid + "-main-1", List.of(otherNames), true, "");
    }

    public static SiteMailbox left(String uid) {
        return new SiteMailbox(uid, uid + "-main-1", List.of(), false, "");
    }

    /** One that a proxy leads to another machine. */
    public static SiteMailbox elsewhere(String uid, String host) {
        return new SiteMailbox(uid, uid + "-main-1", List.of(), true, " proxy=y host=" + host);
    }

    public String address() {
        return uid + "@example.org";
    }

    public List<String> names() {
        return Stream.concat(Stream.of(uid, address()), otherNames.stream()).toList();
    }

    /** Lines of a passwd-file, with what userdb prefetch and a quota need. */
    String passwdLines(Path homes, DovecotVersion version) {
        if (!active) {
            return "";
        }
        String quota =
                version == DovecotVersion.V2_3 ? "userdb_quota_rule=" + QUOTA_RULE : "userdb_quota_storage_size=100M";
        return names().stream()
                .map(name -> name + ":{PLAIN}" + mainPassword + "::::::user=" + address() + " userdb_home="
                        + homes.resolve(uid)
                        + " userdb_uid=" + SYSTEM_ID + " userdb_gid=" + SYSTEM_ID + " " + quota + more + "\n")
                .collect(Collectors.joining());
    }
}
