// The identity provider of the tests: the real protocol, with people who are always there. Whatever name is typed signs in.
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';

const { port, app, parent } = JSON.parse(process.env.ROOTS_PROVIDER);
const issuer = `http://127.0.0.1:${port}`;

const people = {
  anna: { name: 'Anna Müller', email: 'anna@example.org', email_verified: true, groups: ['chor', 'kasse'] },
  bob: { name: 'Bob Baum', email: 'bob@example.org', email_verified: true, groups: ['leitung'] },
  mallory: { name: 'Mallory', email: 'vera@verein.example', email_verified: false, groups: ['chor'] },
  fremd: { name: 'Frieda Fremd', email: 'frieda@example.org', email_verified: true, groups: ['sonst'] },
};

const page = (body) => `<!DOCTYPE html><html lang="en"><title>Provider</title><body>${body}</body></html>`;

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
  features: {
    devInteractions: { enabled: false }, backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => { ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`); } },
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...(people[id] ?? { name: id, groups: [] }) }) }),
});

// One page of our own for "who are you": the library's would fetch a font from elsewhere.
provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method === 'GET') {
    ctx.body = page('<form method="post"><label>Name <input name="login"></label><button>Sign in</button></form>');
    return;
  }
  const accountId = new URLSearchParams(await text(ctx.req)).get('login');
  const grant = new provider.Grant({ accountId, clientId: 'wiki' });
  grant.addOIDCScope('openid profile email groups');
  ctx.respond = false;
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId }, consent: { grantId: await grant.save() } });
});

provider.listen(port, '127.0.0.1', () => console.log(`READY ${issuer}`));

// A test that was killed leaves nothing behind.
setInterval(() => { try { process.kill(parent, 0); } catch { process.exit(0); } }, 1000).unref();
process.stdin.on('end', () => process.exit(0)).resume();
