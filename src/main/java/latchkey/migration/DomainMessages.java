package latchkey.migration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about domains and the site. */
@MessageBundle("domain")
public interface DomainMessages {
    @Message("Domains")
    String domainsTitle();

    @Message(
            "Where mail programs connect, and whom people ask. What you save is shown to everybody who sets up a device.")
    String domainsLead();

    @Message("Add a domain")
    String addDomain();

    @Message("Saved.")
    String saved();

    @Message("None of your domains is served here yet. An administrator of the whole site adds it.")
    String noneOfYours();

    @Message("This site")
    String siteTitle();

    @Message("Name of the site")
    String siteName();

    @Message("In the title of every page, at most 60 characters.")
    String siteHint();

    @Message("“Name of the site” must have 1 to 60 characters.")
    String faultSite();

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("Nothing was saved. Look at the marked fields.")
    String notSaved();

    @Message("“Domain” must be a mail domain such as example.org.")
    String faultName();

    @Message("“Domain” is served already.")
    String faultTaken();

    @Message("At least one protocol needs a host.")
    String faultHosts();

    @Message("“Host” must be a name such as mail.example.org or an address, and “Port” a number from 1 to 65535.")
    String faultHost();

    @Message("Host")
    String host();

    @Message("Port")
    String port();

    @Message(
            "A protocol without a host is not offered. Ports 143, 110, 587 and 4190 speak STARTTLS, all others TLS at once.")
    String hostHint();

    @Message(
            "Only an administrator of the whole site changes the hosts: the portal logs in there with new app passwords before it shows them.")
    String hostsOfTheSite();

    @Message("Mail server")
    String mailServer();

    @Message(
            "Which of the mail servers set up for the portal keeps the mailboxes of this domain. It is told of app passwords, and its logins count.")
    String mailServerHint();

    @Message("Choose one")
    String mailServerChoose();

    @Message("“Mail server” must be one of the list.")
    String faultMailServer();

    @Message(
            "The mail server of this domain still holds app passwords or switched-off main passwords of the portal, and nobody would take them back there. End those app passwords and undo the rule; a minute after the mail server has confirmed it, try again.")
    String faultHeld();

    @Message("Helpdesk")
    String contact();

    @Message("An address, telephone number or page that owners are shown; at most 200 characters.")
    String contactHint();

    @Message("“Helpdesk” must have at most 200 characters, in one line.")
    String faultContact();

    @Message("Records for the DNS, so that mail programs find the servers")
    String dnsRecords();
}
