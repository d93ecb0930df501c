package latchkey.mailserver.mailcow;

/** One mailcow that is set up: its key, as in {@code domain.mail_server}, and how it is asked. */
record Mailcow(String key, MailcowConfig.One settings, MailcowApi api) {}
