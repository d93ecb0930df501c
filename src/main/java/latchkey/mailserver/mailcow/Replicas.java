package latchkey.mailserver.mailcow;

import java.time.Instant;
import java.util.Optional;

/** What the replicas of the portal tell each other about one mailcow: none sees by itself what the others do. */
interface Replicas {
    /** There are no others. */
    Replicas NONE = new Replicas() {
        @Override
        public boolean take(int group) {
            return true;
        }

        @Override
        public void give(int group) {}

        @Override
        public Optional<RefusedKey> refusedKey() {
            return Optional.empty();
        }

        @Override
        public void refused(RefusedKey key) {}

        @Override
        public void accepted() {}
    };

    /**
     * @param hash of the key that mailcow has turned away
     * @param deniedAddress from where it came, if mailcow takes it from elsewhere only
     */
    record RefusedKey(String hash, Instant at, Optional<String> deniedAddress) {}

    /**
     * Reserves a group of mailboxes, for a minute at most, should its replica die.
     *
     * @return false if another replica has it
     */
    boolean take(int group);

    void give(int group);

    Optional<RefusedKey> refusedKey();

    void refused(RefusedKey key);

    /** A key was taken: none is refused any more. */
    void accepted();
}
