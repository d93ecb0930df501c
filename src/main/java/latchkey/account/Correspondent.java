package latchkey.account;

import java.util.Optional;
import latchkey.shared.MailAddress;

/** Who is to get a mail, and in which language if that is known. */
public record Correspondent(MailAddress address, Optional<String> language) {}
