// What the dialog for a new account does: look for the settings, set up the account, and tell what has become of it.
const [address, done] = arguments;
const from = name => ChromeUtils.importESModule(`resource:///modules/${name}.sys.mjs`);

async function setUp() {
  const { FindConfig } = from("accountcreation/FindConfig");
  const { AccountConfig } = from("accountcreation/AccountConfig");
  const { CreateInBackend } = from("accountcreation/CreateInBackend");
  const { MailServices } = from("MailServices");

  const search = FindConfig.parallelAutoDiscovery(address.split("@")[1], address, new AbortController().signal, "unused");
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
    address: account.defaultIdentity.email,
    incoming: [incoming.type, incoming.hostName ?? incoming.hostname, incoming.port, incoming.socketType, incoming.username, incoming.authMethod].join(" "),
    outgoing: [outgoing.type, outgoingUri.hostname, outgoingUri.port, outgoing.socketType, outgoing.username, outgoing.authMethod].join(" "),
  };
}

setUp().then(done, fault => done({ fault: `${fault} ${fault.stack}` }));
