package latchkey.operations.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import latchkey.signin.SecondFactor;
import latchkey.signin.SecondFactorPage;

/** Settings that would let in the wrong ones, and files that are named and cannot be read. */
final class Surroundings implements Check {
    private static final String PROXIES = "latchkey.trusted-proxies";
    private static final List<String> FILES = List.of(
            "latchkey.mail-server.certificate", "latchkey.apple-profile.certificate", "latchkey.apple-profile.key");

    @Override
    public List<Fault> faults(Given given) {
        List<Fault> faults = new ArrayList<>();
        for (String setting : List.of("latchkey.sign-in.accepted-acr", "latchkey.sign-in.accepted-amr")) {
            if (given.list(setting).contains(SecondFactor.PASSWORD)) {
                faults.add(new Fault(
                        setting,
                        "must not contain \"" + SecondFactor.PASSWORD + "\": a password is one factor",
                        "Take it out, and name what the provider says after a second factor"));
            }
        }
        given.text(SecondFactorPage.SETTING)
                .filter(page -> !SecondFactorPage.isHttps(page))
                .ifPresent(page -> faults.add(new Fault(
                        SecondFactorPage.SETTING,
                        "must be the address of a page that begins with https://, and is \"" + page + "\"",
                        "Set it to the page of the provider where people set up a second factor")));
        if (given.list(PROXIES).stream().anyMatch(proxy -> proxy.matches(".*/0|\\*|::|0\\.0\\.0\\.0"))) {
            faults.add(new Fault(
                    PROXIES,
                    "trusts every address: whoever reaches the portal could say that he comes from elsewhere",
                    "Name the addresses of your reverse proxies only, such as 127.0.0.1"));
        }
        Stream.concat(
                        FILES.stream(),
                        given.mailcows().stream()
                                .flatMap(prefix -> Stream.of(prefix + "key-file", prefix + "certificate")))
                .forEach(setting -> given.text(setting)
                        .filter(file -> !Files.isReadable(Path.of(file)))
                        .ifPresent(file -> faults.add(new Fault(
                                setting,
                                "is " + file + ", a file that is not there or that this user may not read",
                                "Correct the path, or let the user of the portal read it"))));
        return faults;
    }
}
