// What the dialog for a new account does: look for the settings, set up the account, and tell what has become of it.
// Before that it is told what Outlook is told, which Thunderbird can read too.
const [address, done] = arguments;
const from = name => ChromeUtils.importESModule(`resource:///modules/${name}.sys.mjs`);

async function setUp() {
  const { FindConfig } = from("accountcreation/FindConfig");
  const { AccountConfig } = from("accountcreation/AccountConfig");
  const { CreateInBackend } = from("accountcreation/CreateInBackend");
  const { MailServices } = from("MailServices");

  const { fetchConfigFromExchange } = from("accountcreation/ExchangeAutoDiscover");

  const domain = address.split("@")[1];
  const signal = () => new AbortController().signal;
  const server = s => [s.type, s.hostname, s.port, s.socketType, s.username, s.auth].join(" ");
  const outlooks = await fetchConfigFromExchange(domain, address, signal(), null, "unused", null);

  const search = FindConfig.parallelAutoDiscovery(domain, address, signal(), "unused");
  const config = (await search.next()).value;
  const found = config.subSource;
  AccountConfig.replaceVariables(config, "Alice", address);
  config.incoming.password = config.outgoing.password = "unused";
  const account = await CreateInBackend.createAccountInBackend(config);

  const incoming = account.incomingServer;
  const outgoing = MailServices.outgoingServer.servers.find(server => server.key == account.defaultIdentity.smtpServerKey);
  const outgoingUri = new URL(outgoing.serverURI.spec.replace(/^smtp:/, "http:"));
  return {
    found,
    autodiscover: [outlooks.incoming, ...outlooks.incomingAlternatives, outlooks.outgoing].map(server).join(", "),
    address: account.defaultIdentity.email,
    incoming: [incoming.type, incoming.hostName ?? incoming.hostname, incoming.port, incoming.socketType, incoming.username, incoming.authMethod].join(" "),
    outgoing: [outgoing.type, outgoingUri.hostname, outgoingUri.port, outgoing.socketType, outgoing.username, outgoing.authMethod].join(" "),
  };
}

setUp().then(done, fault => done({ fault: `${fault} ${fault.stack}` }));
