package latchkey.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import latchkey.diagnosis.corpus.Login;
import latchkey.diagnosis.corpus.Reported;

/** The same reports in another order, or among others. */
final class Shuffled {
    private Shuffled() {}

    /** Each arrives at the time of another one that came within a second of it. */
    static List<Reported> withinASecond(List<Reported> reports, Random random) {
        List<Reported> shuffled = new ArrayList<>();
        for (int from = 0, to; from < reports.size(); from = to) {
            Duration end = reports.get(from).login().at().plusSeconds(1);
            for (to = from; to < reports.size() && reports.get(to).login().at().compareTo(end) < 0; to++) {
                // As far as the second goes.
            }
            List<Duration> times = new ArrayList<>(reports.subList(from, to).stream()
                    .map(one -> one.login().at())
                    .toList());
            Collections.shuffle(times, random);
            for (int one = from; one < to; one++) {
                shuffled.add(moved(reports.get(one), times.get(one - from)));
            }
        }
        shuffled.sort(Comparator.comparing(one -> one.login().at()));
        return shuffled;
    }

    /** @param firstActor the number of the first of the neighbours */
    static List<Reported> mixed(List<Reported> reports, List<Reported> neighbours, String home, int firstActor) {
        List<Reported> mixed = new ArrayList<>(reports);
        neighbours.stream().map(one -> neighbour(one, home, firstActor)).forEach(mixed::add);
        mixed.sort(Comparator.comparing(one -> one.login().at()));
        return mixed;
    }

    private static Reported moved(Reported one, Duration at) {
        Login login = one.login();
        return with(
                one,
                new Login(
                        at,
                        login.actor(),
                        login.name(),
                        login.network(),
                        login.protocol(),
                        login.client(),
                        login.secret()));
    }

    private static Reported neighbour(Reported one, String home, int firstActor) {
        Login login = one.login();
        return with(
                one,
                new Login(
                        login.at(),
                        firstActor + login.actor(),
                        login.name(),
                        home.endsWith("::") ? home + "1" : home,
                        login.protocol(),
                        login.client(),
                        login.secret()));
    }

    private static Reported with(Reported one, Login login) {
        return new Reported(login, one.outcome(), one.passedOn(), one.address(), one.appPassword(), one.fingerprint());
    }
}
