package latchkey.apppassword;

import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.MailcowStub;

/** How mailcow fails, and how that ends. */
enum Trouble {
    TIME_OUT {
        @Override
        void begins(CowPasture cow) {
            cow.stub.faults().all(Fault.TIME_OUT);
        }
    },
    ERROR_500 {
        @Override
        void begins(CowPasture cow) {
            cow.stub.faults().all(Fault.ERROR_500);
        }
    },
    RESET_BEFORE {
        @Override
        void begins(CowPasture cow) {
            cow.stub.faults().all(Fault.RESET_BEFORE);
        }
    },
    RESET_AFTER {
        @Override
        void begins(CowPasture cow) {
            cow.stub.faults().all(Fault.RESET_AFTER);
        }
    },
    RESTART {
        @Override
        void begins(CowPasture cow) {
            cow.stub.stop();
        }

        @Override
        void ends(CowPasture cow) {
            cow.stub.startAgain();
        }
    },
    KEY_WITHDRAWN {
        @Override
        void begins(CowPasture cow) {
            cow.stub.keys().withdraw(true);
        }

        /** Somebody gives the portal a key that is good. */
        @Override
        void ends(CowPasture cow) {
            cow.stub.keys().withdraw(false);
            MailcowStub.writeKey(MailcowStub.KEY, cow.keyFile);
        }
    },
    KEY_READS_ONLY {
        @Override
        void begins(CowPasture cow) {
            cow.stub.faults().keyReadsOnly(true);
        }
    };

    abstract void begins(CowPasture cow);

    void ends(CowPasture cow) {
        cow.stub.faults().none();
        cow.stub.faults().goOn();
    }
}
