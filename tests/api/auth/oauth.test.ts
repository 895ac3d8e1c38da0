import { describe, expect, test, vi } from "vitest";
import { createHarness } from "../../support/harness.ts";
import { createOAuthBrowser } from "../../support/oauth-browser.ts";
import { createOAuthWorld } from "../../support/oauth-world.ts";
import { createPasskeyPerson } from "../../support/passkey-person.ts";
import { expectProblem } from "../platform/route-walk.ts";

const world = await createOAuthWorld();
const { harness, fakes, letters, actionsOf, me, isSignedIn, createAccount } = world;
const { deps } = harness.runtime;
const { clientSecret } = fakes.client;
const PROVIDERS = ["google", "github"] as const;

describe.each(PROVIDERS)("signing in with %s", (provider) => {
  test("somebody new gets an account and an organization of their own, and finds both the next time", async () => {
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey(provider, "/guard?tab=1")).toBe("/signed-in?next=%2Fguard%3Ftab%3D1");
    const account = await me(browser);
    expect(account).toMatchObject({ name: "Ada Provided", email: fakes.person.email, role: "OWNER" });
    for (const name of ["auth_access", "auth_refresh"]) expect(browser.lines.get(name)).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await browser.post("/api/auth/refresh", {})).status).toBe(200);
    const again = createOAuthBrowser(harness);
    await again.journey(provider);
    expect(await me(again)).toEqual(account);
    const user = await deps.users.find(account.id);
    expect(user).toMatchObject({ passwordHash: null, emailVerifiedAt: null });
    expect(await actionsOf(user?.homeOrgId ?? "")).toEqual(expect.arrayContaining(["auth.user-registered", "auth.signed-in"]));
  });

  test("the provider's id says who it is, not the address, which may change hands", async () => {
    await createOAuthBrowser(harness).journey(provider);
    const { email } = fakes.person;
    fakes.person = { ...fakes.person, id: "999", email };
    const stranger = createOAuthBrowser(harness);
    expect(await stranger.journey(provider)).toBe("/login?error=auth.account_not_linked&next=%2Fchat");
    expect(await isSignedIn(stranger)).toBe(false);
  });

  test("an address the provider has not verified opens nothing and makes nothing", async () => {
    await createAccount({ isProven: true });
    fakes.person.isVerified = false;
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey(provider)).toBe("/login?error=auth.email_not_verified&next=%2Fchat");
    fakes.person.email = "nobody-yet@provider.example";
    expect(await browser.journey(provider)).toBe("/login?error=auth.email_not_verified&next=%2Fchat");
    expect(await deps.users.findByEmail("nobody-yet@provider.example")).toBeNull();
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("an account whose address was never proven here is not handed over", async () => {
    const person = await createAccount({ isProven: false });
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey(provider)).toBe("/login?error=auth.account_not_linked&next=%2Fchat");
    expect(await deps.linkedAccounts.list(person.userId)).toEqual([]);
  });

  test("an address proven on both sides links the account, on record", async () => {
    const person = await createAccount({ isProven: true });
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey(provider)).toBe("/signed-in?next=%2Fchat");
    expect((await me(browser)).id).toBe(person.userId);
    expect(await actionsOf(person.orgId)).toContain("auth.account-linked");
    expect(letters.at(-1)).toMatchObject({ to: { email: person.email }, subject: expect.stringMatching(/account signs you in now$/) });
  });

  test("a provider that was refused, failed, or said what its token does not hold signs nobody in", async () => {
    for (const faults of [{ isDenied: true }, { tokenStatus: 500 }, { tokenStatus: 400 }]) {
      fakes.faults = faults;
      const browser = createOAuthBrowser(harness);
      expect(await browser.journey(provider)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
      expect(await isSignedIn(browser)).toBe(false);
    }
  });

  test("a provider that does not answer in time signs nobody in, and says so", async () => {
    fakes.faults = { isSilent: true };
    fakes.endpoints.timeoutMs = 200;
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey(provider)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    fakes.endpoints.timeoutMs = 5_000;
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("a second factor is asked for, and nothing of a session is set before it", async () => {
    const { person } = await createPasskeyPerson(harness);
    fakes.person.email = person.email;
    await deps.db.withTransaction((transaction) => deps.users.markEmailVerified(person.userId, new Date(), transaction));
    const browser = createOAuthBrowser(harness);
    const [address = "", fragment = ""] = (await browser.journey(provider)).split("#");
    expect(address).toBe("/login?next=%2Fchat");
    const step = JSON.parse(decodeURIComponent(fragment.replace("second-step=", "")));
    expect(step).toMatchObject({ ticket: expect.any(String), methods: ["passkey", "recovery"] });
    expect([...browser.cookies.keys()].filter((name) => name.startsWith("auth_"))).toEqual([]);
  });
});

describe("what only Google's token can be wrong about", () => {
  const other = Math.floor(Date.now() / 1_000);
  test.each([
    ["the nonce of another journey", { claims: { nonce: "another" } }],
    ["no nonce", { claims: { nonce: undefined } }],
    ["another client's token", { claims: { aud: "somebody-else" } }],
    ["another issuer's token", { claims: { iss: "https://evil.example" } }],
    ["a token that has run out", { claims: { iat: other - 7_200, exp: other - 3_600 } }],
    ["a token signed by a stranger", { isForged: true }],
    ["no subject", { claims: { sub: undefined } }],
    ["a verification that is a word", { claims: { email_verified: "true" } }],
  ])("%s", async (_name, faults) => {
    fakes.faults = faults;
    const browser = createOAuthBrowser(harness);
    expect(await browser.journey("google")).toMatch(/^\/login\?error=auth\.(?:provider_failed|email_not_verified)&/);
    expect(await isSignedIn(browser)).toBe(false);
  });
});

test("GitHub's own list says which address is verified: a shown one, another one and no list count for nothing", async () => {
  const { email } = fakes.person;
  const verified = { email, primary: true, verified: true };
  for (const emails of [
    [{ ...verified, verified: false }],
    [{ ...verified, primary: false }],
    [],
    {},
    "x",
    [null, { ...verified, email: 7 }],
  ]) {
    fakes.faults = { emails };
    expect(await createOAuthBrowser(harness).journey("github")).toBe("/login?error=auth.email_not_verified&next=%2Fchat");
  }
});

describe("somebody without a password", () => {
  test("cannot sign in with any, and takes as long as everybody to be refused", async () => {
    const browser = createOAuthBrowser(harness);
    await browser.journey("google");
    const body = { email: fakes.person.email, password: "any password at all" };
    await expectProblem(await harness.call("POST", "/api/auth/login", { body }), 401, "auth.invalid_credentials");
    const change = { currentPassword: "any password at all", newPassword: "nine plum kettles boil" };
    await expectProblem(await browser.post("/api/auth/change-password", change), 422, "auth.current_password_wrong");
  });
});

test("with registration closed a provider makes no account, and still signs in who has one", async () => {
  const closed = await createHarness({
    environment: { ...harness.environment, NEXT_PUBLIC_ALLOW_SIGNUP: "false" },
    overrides: { oauthEndpoints: fakes.endpoints },
  });
  vi.stubEnv("NEXTAUTH_URL", closed.url);
  try {
    expect(await createOAuthBrowser(closed).journey("google")).toMatch(/^\/login\?error=auth\.sign_up_closed/);
    expect(await closed.runtime.deps.users.findByEmail(fakes.person.email)).toBeNull();
  } finally {
    vi.stubEnv("NEXTAUTH_URL", harness.url);
  }
});

test("what is not configured is offered and begun nowhere", async () => {
  const bare = await createHarness();
  const person = await bare.createPerson();
  expect(await bare.json("GET", "/api/auth/linked-accounts", { as: person })).toEqual({ items: [], providers: [], hasPassword: true });
  const response = await bare.call("POST", "/api/auth/linked-accounts/start", { as: person, body: { signInWith: "google" } });
  await expectProblem(response, 404, "auth.provider_unavailable");
  expect(await createOAuthBrowser(bare).begin("google")).not.toContain(new URL(fakes.endpoints.googleDiscovery).origin);
});

test("neither secrets nor codes nor addresses reach the log", async () => {
  const browser = createOAuthBrowser(harness);
  const address = await browser.consent(await browser.begin("google"));
  await browser.arrive(address);
  await browser.arrive(address);
  const log = harness.logs.join("\n");
  const query = new URL(address).searchParams;
  for (const text of [clientSecret, fakes.person.email, query.get("code"), query.get("state")]) expect(log).not.toContain(text);
});
