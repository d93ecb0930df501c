package latchkey.parts;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.ExistingPassdb.Check;

/**
 * The configuration of a site as its Dovecot wants it.
 *
 * @param words that are filled in, folders and ports
 */
record SiteConfig(DovecotVersion version, ExistingPassdb existing, Map<String, String> words) {
    private static final String FILTER =
            "(&(objectClass=posixAccount)(employeeType=active)(|(uid=%{user})(mail=%{user})(cn=%{user})))";
    private static final String THREE_RESULTS = """
            result_success = continue-ok
              result_failure = return-fail
              result_internalfail = return-fail""";

    /** The main file, which includes the others. */
    String main() {
        return filled(read("dovecot.conf")).replace("@mark@", mark());
    }

    /** What the site had; inside of the chain with the three lines that the operator adds. */
    String passdb(boolean inTheChain) {
        boolean tokens = is23() && existing.takesTokens(version);
        boolean several = existing == ExistingPassdb.FILE_THEN_LDAP;
        String passdb = (tokens ? read("tokens.conf") : "")
                + (several ? read("passwd-file.conf") : "")
                + read(existing.kind() + ".conf");
        return filled(passdb.replace("@results@", inTheChain ? results(several) : "")
                .replace("@mechanisms@", tokens ? "mechanisms = plain login cram-md5 scram-sha-256 none" : "")
                .replace("@bind@", bind24())
                .replace("@fields@", fields24()));
    }

    /** The three lines, and that the person was found where more than one passdb may say so. */
    private String results(boolean several) {
        if (!several) {
            return THREE_RESULTS;
        }
        return THREE_RESULTS.replace("result_failure = return-fail", "result_failure = continue")
                + (is23() ? "\n  override_fields = latchkey_found=yes" : "\n  fields {\n    latchkey_found = yes\n  }");
    }

    String userdb() {
        if (!existing.isDirectory()) {
            return prefetch() + filled(is23() ? """
                            userdb {
                              driver = static
                              args = uid=nobody gid=nogroup home=@homes@/%u
                            }
                            """ : """
                            userdb static {
                              fields {
                                uid = nobody
                                gid = nogroup
                                home = @homes@/%{user}
                              }
                            }
                            """);
        }
        // Beside prefetch for whoever comes without a passdb. By the quota it is seen which of the two has answered.
        return (existing.prefetch() ? prefetch() : "")
                + (is23()
                        ? filled("userdb {\n  driver = ldap\n  args = @folder@/ldap.conf.ext\n}\n")
                        : """
                        userdb ldap {
                          userdb_ldap_filter = %s
                          fields {
                            home = %%{ldap:homeDirectory}
                            uid = %%{ldap:uidNumber}
                            gid = %%{ldap:gidNumber}
                        %s  }
                        }
                        """.formatted(FILTER, existing.prefetch() ? "" : "    quota_storage_size = 100M\n"));
    }

    /** Files beside the configuration, as 2.3 has them for LDAP and OAuth2. */
    Map<String, String> more() {
        return is23()
                ? Map.of(
                        "ldap.conf.ext",
                        filled(read("ldap.conf.ext")) + attributes23(),
                        "oauth2.conf.ext",
                        filled(read("oauth2.conf.ext")).replace("@mark@", mark()))
                : Map.of();
    }

    private String prefetch() {
        return is23() ? "userdb {\n  driver = prefetch\n}\n" : "userdb prefetch {\n}\n";
    }

    private String mark() {
        if (!existing.marksTokens()) {
            return "";
        }
        return is23() ? "pass_attrs = latchkey_token=yes" : "fields {\n    latchkey_token = yes\n  }";
    }

    private String attributes23() {
        String user = "user_attrs = homeDirectory=home,uidNumber=uid,gidNumber=gid"
                + (existing.prefetch() ? "" : ",departmentNumber=quota_rule");
        if (existing.check() == Check.BINDS_BY_TEMPLATE) {
            return user + "\nauth_bind = yes\nauth_bind_userdn = uid=%n,ou=people,dc=example,dc=org\n";
        }
        return user + "\nauth_bind = " + (existing.check() == Check.BINDS ? "yes" : "no") + "\npass_attrs = ="
                + whose() + "=%{ldap:uid}@example.org"
                + (existing.check() == Check.READS ? ",userPassword=password" : "")
                + (existing.prefetch()
                        ? ",homeDirectory=userdb_home,uidNumber=userdb_uid,gidNumber=userdb_gid,departmentNumber=userdb_quota_rule"
                        : "")
                + "\n";
    }

    private String bind24() {
        return switch (existing.check()) {
            case READS -> "passdb_ldap_bind = no";
            case BINDS -> "passdb_ldap_bind = yes";
            case BINDS_BY_TEMPLATE ->
                "passdb_ldap_bind = yes\n  passdb_ldap_bind_userdn = uid=%{user | username},ou=people,dc=example,dc=org";
        };
    }

    private String fields24() {
        if (existing.check() == Check.BINDS_BY_TEMPLATE) {
            return "";
        }
        return Stream.of(
                        whose() + " = %{ldap:uid}@example.org",
                        existing.check() == Check.READS ? "password = %{ldap:userPassword}" : "",
                        existing.prefetch() ? """
                                userdb_home = %{ldap:homeDirectory}
                                    userdb_uid = %{ldap:uidNumber}
                                    userdb_gid = %{ldap:gidNumber}
                                    userdb_quota_storage_size = 100M""" : "")
                .filter(line -> !line.isEmpty())
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
    }

    private String whose() {
        return existing == ExistingPassdb.LDAP_AS_TYPED ? "latchkey_user" : "user";
    }

    private boolean is23() {
        return version == DovecotVersion.V2_3;
    }

    private String read(String file) {
        return Folders.read(Project.file("src/test/resources/parts/mail-site/" + version.number() + "/" + file));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("@" + word.getKey() + "@", word.getValue());
        }
        return filled;
    }
}
