package latchkey.web;

/** Who is let in; everybody else is sent to sign in, refused, or told that there is no such thing. */
enum RouteRule {
    FOR_ALL,
    /** Nobody is asked to sign in, and what there is, is another browser's. */
    NOT_THERE_WITHOUT_A_COOKIE,
    FOR_OWNERS,
    /** Every owner is told that there is no such thing: what is asked for does not exist. */
    FOR_OWNERS_AND_NOT_THERE,
    FOR_THE_OWNER_OF_THE_THING,
    FOR_HELPDESK,
    /** Hanna and adam too are told that there is no such thing. */
    FOR_HELPDESK_AND_NOT_THERE,
    FOR_ADMIN,
    /** Adam too is told that there is no such thing: what is asked for does not exist. */
    FOR_ADMIN_AND_NOT_THERE,
    /** No session counts there, and nobody is sent to sign in. */
    FOR_MACHINES;

    Answer to(Visitor visitor) {
        if (this == FOR_ALL) {
            return Answer.LET_IN;
        }
        if (this == NOT_THERE_WITHOUT_A_COOKIE) {
            return Answer.NOT_THERE;
        }
        if (this == FOR_MACHINES) {
            return Answer.NOT_ALLOWED;
        }
        if (visitor == Visitor.NOBODY) {
            return Answer.SIGN_IN;
        }
        if (visitor == Visitor.ALICE_WITHOUT_SECOND_FACTOR) {
            return Answer.NOT_ALLOWED;
        }
        return switch (this) {
            case FOR_THE_OWNER_OF_THE_THING -> visitor == Visitor.ALICE ? Answer.LET_IN : Answer.NOT_THERE;
            case FOR_OWNERS_AND_NOT_THERE -> Answer.NOT_THERE;
            case FOR_HELPDESK ->
                visitor == Visitor.HANNA || visitor == Visitor.ADAM ? Answer.LET_IN : Answer.NOT_ALLOWED;
            case FOR_HELPDESK_AND_NOT_THERE ->
                visitor == Visitor.HANNA || visitor == Visitor.ADAM ? Answer.NOT_THERE : Answer.NOT_ALLOWED;
            case FOR_ADMIN -> visitor == Visitor.ADAM ? Answer.LET_IN : Answer.NOT_ALLOWED;
            case FOR_ADMIN_AND_NOT_THERE -> visitor == Visitor.ADAM ? Answer.NOT_THERE : Answer.NOT_ALLOWED;
            default -> Answer.LET_IN;
        };
    }

    enum Visitor {
        NOBODY,
        ALICE_WITHOUT_SECOND_FACTOR,
        ALICE,
        BOB,
        HANNA,
        ADAM
    }

    enum Answer {
        SIGN_IN,
        NOT_ALLOWED,
        NOT_THERE,
        LET_IN
    }
}
