user_pref("marionette.port", 0);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", @port@);
// By TLS nobody answers on this machine, and no name is looked up outside of it.
user_pref("network.dns.localDomains", "example.org,autoconfig.example.org,autodiscover.example.org,live.thunderbird.net");
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
