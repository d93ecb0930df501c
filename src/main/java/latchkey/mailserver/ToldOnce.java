package latchkey.mailserver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Writes into the log that something has stopped to work when it does, and when it works again; not each time that it is
 * tried meanwhile.
 */
public final class ToldOnce {
    private final Logger log;
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    public ToldOnce(Logger log) {
        this.log = log;
    }

    /** @param what in the log's words, always the same */
    public void away(String what, String why) {
        if (away.add(what)) {
            log.warnf("%s: %s", what, why);
        } else {
            log.debugf("%s still: %s", what, why);
        }
    }

    public void back(String what) {
        if (away.remove(what)) {
            log.infof("%s: no longer", what);
        }
    }
}
