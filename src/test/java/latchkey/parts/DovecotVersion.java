package latchkey.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian 12's Dovecot, installed on this machine, and Debian 13's, in a folder. */
public enum DovecotVersion {
    V2_3("2.3") {
        @Override
        List<String> command(Path open, List<String> words) {
            return words;
        }

        @Override
        List<String> beside(ProcessId server, List<String> words) {
            return words;
        }
    },
    V2_4("2.4") {
        @Override
        List<String> command(Path open, List<String> words) {
            return Debian13.made().inside(open, words);
        }

        @Override
        List<String> beside(ProcessId server, List<String> words) {
            List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(server.pid()), "-m", "-r"));
            command.addAll(words);
            return command;
        }
    };

    private static final String THREE_RESULTS = """
            result_success = continue-ok
              result_failure = return-fail
              result_internalfail = return-fail""";

    private final String number;

    DovecotVersion(String number) {
        this.number = number;
    }

    abstract List<String> command(Path open, List<String> words);

    /** A command that sees what the running server sees. */
    abstract List<String> beside(ProcessId server, List<String> words);

    public String number() {
        return number;
    }

    /** What the site had; inside of the chain with the three lines that the operator adds. */
    String passdb(ExistingPassdb existing, boolean inTheChain, Map<String, String> words) {
        String passdb = read(existing.kind() + ".conf");
        if (this == V2_3) {
            passdb = read("tokens.conf") + passdb;
        }
        String fields = existing.prefetch() ? """
                    userdb_home = %{ldap:homeDirectory}
                    userdb_uid = %{ldap:uidNumber}
                    userdb_gid = %{ldap:gidNumber}
                    userdb_quota_storage_size = 100M
                """ : "";
        String yesOrNo = existing.bind() ? "yes" : "no";
        if (!existing.bind()) {
            fields += "    password = %{ldap:userPassword}\n";
        }
        passdb = passdb.replace("@results@", inTheChain ? THREE_RESULTS : "")
                .replace("@bind@", yesOrNo)
                .replace("@fields@\n", fields);
        return filled(passdb, words);
    }

    String userdb(ExistingPassdb existing, Map<String, String> words) {
        if (existing == ExistingPassdb.PASSWD_FILE) {
            return this == V2_3 ? filled("""
                            userdb {
                              driver = prefetch
                            }
                            userdb {
                              driver = static
                              args = uid=nobody gid=nogroup home=@homes@/%u
                            }
                            """, words) : filled("""
                            userdb prefetch {
                            }
                            userdb static {
                              fields {
                                uid = nobody
                                gid = nogroup
                                home = @homes@/%{user}
                              }
                            }
                            """, words);
        }
        if (existing.prefetch()) {
            return this == V2_3 ? "userdb {\n  driver = prefetch\n}\n" : "userdb prefetch {\n}\n";
        }
        return this == V2_3 ? filled("userdb {\n  driver = ldap\n  args = @folder@/ldap.conf.ext\n}\n", words) : """
                userdb ldap {
                  userdb_ldap_filter = (&(objectClass=posixAccount)(employeeType=active)(mail=%{user}))
                  fields {
                    home = %{ldap:homeDirectory}
                    uid = %{ldap:uidNumber}
                    gid = %{ldap:gidNumber}
                    quota_storage_size = 100M
                  }
                }
                """;
    }

    String config(Map<String, String> words) {
        return filled(read("dovecot.conf"), words);
    }

    /** Files beside the configuration, as 2.3 has them for LDAP and OAuth2. */
    Map<String, String> more(ExistingPassdb existing, Map<String, String> words) {
        if (this == V2_4) {
            return Map.of();
        }
        String attributes =
                "auth_bind = " + (existing.bind() ? "yes" : "no") + "\npass_attrs = =user=%{ldap:uid}@example.org"
                        + (existing.bind() ? "" : ",userPassword=password")
                        + (existing.prefetch()
                                ? ",homeDirectory=userdb_home,uidNumber=userdb_uid,gidNumber=userdb_gid,departmentNumber=userdb_quota_rule"
                                : "");
        return Map.of(
                "ldap.conf.ext",
                filled(read("ldap.conf.ext"), words) + attributes + "\n",
                "oauth2.conf.ext",
                filled(read("oauth2.conf.ext"), words));
    }

    private String read(String file) {
        return Folders.read(Project.file("src/test/resources/parts/mail-site/" + number + "/" + file));
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("@" + word.getKey() + "@", word.getValue());
        }
        return filled;
    }
}
