// The identity provider of the tests: the real protocol, with people who are always there. Whatever name is typed signs in.
import { Provider } from 'oidc-provider';

const { port, app, parent } = JSON.parse(process.env.ROOTS_PROVIDER);
const issuer = `http://127.0.0.1:${port}`;

const people = {
  anna: { name: 'Anna Müller', email: 'anna@example.org', email_verified: true, groups: ['chor', 'kasse'] },
  bob: { name: 'Bob Baum', email: 'bob@example.org', email_verified: true, groups: ['leitung'] },
  mallory: { name: 'Mallory', email: 'vera@verein.example', email_verified: false, groups: ['chor'] },
  fremd: { name: 'Frieda Fremd', email: 'frieda@example.org', email_verified: true, groups: ['sonst'] },
};

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'wiki', client_secret: 'Rote-Bete-im-Keller-und-noch-mehr-davon',
    redirect_uris: [app + '/-/sign-in/oidc/callback'], post_logout_redirect_uris: [app + '/-/sign-in/oidc/signed-out'],
    backchannel_logout_uri: app + '/-/sign-in/oidc/backchannel-logout', backchannel_logout_session_required: true,
  }],
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'], sid: null },
  scopes: ['openid', 'profile', 'email', 'groups'],
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ['a key of the tests'] },
  fetch: (url, { dispatcher, ...rest }) => fetch(url, rest), // its own guard keeps it from this machine, where the wiki of the test is
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...(people[id] ?? { name: id, groups: [] }) }) }),
});

provider.listen(port, '127.0.0.1', () => console.log(`READY ${issuer}`));

// A test that was killed leaves nothing behind.
setInterval(() => { try { process.kill(parent, 0); } catch { process.exit(0); } }, 1000).unref();
process.stdin.on('end', () => process.exit(0)).resume();
