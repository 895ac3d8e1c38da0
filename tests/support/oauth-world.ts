import { afterAll, beforeEach, vi } from "vitest";
import type { LinkedAccounts } from "../../lib/auth/oauth/schema.ts";
import type { Letter, Mailer } from "../../lib/platform/mailer.ts";
import { type AdjustableClock, createAdjustableClock } from "./adjustable-clock.ts";
import { type FakeProviders, startFakeProviders } from "./fake-oauth-providers.ts";
import { createHarness, type Harness, type Person } from "./harness.ts";
import { createOAuthBrowser, type OAuthBrowser } from "./oauth-browser.ts";

/** A deployment that knows Google and GitHub, both played by one server; a new person is at them in every test. */
export type OAuthWorld = {
  harness: Harness;
  clock: AdjustableClock;
  fakes: FakeProviders;
  letters: Letter[];
  actionsOf(orgId: string): Promise<string[]>;
  me(browser: OAuthBrowser): Promise<{ id: string }>;
  isSignedIn(browser: OAuthBrowser): Promise<boolean>;
  /** Somebody here whose address is that of the person at the provider. */
  createAccount(options: { isProven: boolean }): Promise<Person>;
  /** Signed in already. */
  browserOf(person: Person): OAuthBrowser;
  startLink(browser: OAuthBrowser, provider: LinkedAccounts["providers"][number]): Promise<string>;
};

export async function createOAuthWorld(): Promise<OAuthWorld> {
  const clock = createAdjustableClock();
  const fakes = await startFakeProviders();
  const { clientId: id, clientSecret: secret } = fakes.client;
  const environment = { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret, GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret };
  const letters: Letter[] = [];
  const mailer: Mailer = { kind: "mailbox", send: async (letter) => void letters.push(letter) };
  const harness = await createHarness({ environment, overrides: { clock, mailer, oauthEndpoints: fakes.endpoints } });
  const { deps } = harness.runtime;
  // next-auth reads its own address from the environment of the process.
  vi.stubEnv("NEXTAUTH_URL", harness.url);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await fakes.close();
  });
  beforeEach(() => {
    const subject = String(Math.floor(Math.random() * 2 ** 40));
    fakes.person = { id: subject, email: `person-${subject}@provider.example`, isVerified: true, name: "Ada Provided" };
    fakes.faults = {};
  });
  return {
    harness,
    clock,
    fakes,
    letters,
    actionsOf: async (orgId) => (await deps.audit.list(orgId, {}, { after: null, limit: 50 })).map(({ action }) => action),
    me: async (browser) => (await browser.get("/api/auth/me")).json(),
    isSignedIn: async (browser) => (await browser.get("/api/auth/me")).status === 200,
    async createAccount({ isProven }) {
      const person = await harness.createPerson();
      fakes.person.email = person.email;
      if (isProven) await deps.db.withTransaction((transaction) => deps.users.markEmailVerified(person.userId, new Date(), transaction));
      return person;
    },
    browserOf(person) {
      const browser = createOAuthBrowser(harness);
      browser.cookies.set("auth_access", person.token);
      return browser;
    },
    async startLink(browser, provider) {
      const response = await browser.post("/api/auth/linked-accounts/start", { signInWith: provider });
      return (await response.json()).returnTo;
    },
  };
}
