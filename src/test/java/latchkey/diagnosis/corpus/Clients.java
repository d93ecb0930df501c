package latchkey.diagnosis.corpus;

import java.util.List;

/** What mail clients call themselves before they log in; most say nothing. */
final class Clients {
    static final String MAC =
            "\"name\" \"Mac OS X Mail\" \"version\" \"16.0 (3826.400.131.1.6)\" \"os\" \"Mac OS X\" \"vendor\" \"Apple Inc.\"";
    static final String CLOUD =
            "\"name\" \"Microsoft Office 365\" \"version\" \"15.20.8699.19\" \"vendor\" \"Microsoft Corporation\"";
    static final String ANDROID =
            "\"name\" \"com.android.email\" \"os\" \"android\" \"os-version\" \"10; QP1A\" \"vendor\" \"samsung\"";
    static final String OFFLINEIMAP = "\"name\" \"OfflineIMAP\" \"version\" \"8.0.0\"";

    static final List<String> THAT_SAY_IT_FIRST = List.of(MAC, CLOUD, ANDROID, OFFLINEIMAP);

    private Clients() {}
}
