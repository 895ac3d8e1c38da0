import { describe, expect, test } from "vitest";
import { userCollection } from "../../../lib/auth/user.store.ts";
import { createOAuthBrowser } from "../../support/oauth-browser.ts";
import { createOAuthWorld } from "../../support/oauth-world.ts";
import { expectProblem } from "../platform/route-walk.ts";

const world = await createOAuthWorld();
const { harness, clock, fakes, letters, actionsOf, me, browserOf, startLink } = world;
const { deps } = harness.runtime;

describe("linking from the settings", () => {
  test("links an account of another address, once, and is on record", async () => {
    const person = await harness.createPerson();
    const browser = browserOf(person);
    expect(await browser.journey("google", await startLink(browser, "google"))).toBe("/settings/security?linked=1");
    const { items } = await (await browser.get("/api/auth/linked-accounts")).json();
    expect(items).toMatchObject([{ provider: "google", email: fakes.person.email }]);
    expect(await browser.journey("google", await startLink(browser, "google"))).toBe("/settings/security?linked=1");
    expect((await actionsOf(person.orgId)).filter((action) => action === "auth.account-linked")).toHaveLength(1);
    const later = createOAuthBrowser(harness);
    await later.journey("google");
    expect((await me(later)).id).toBe(person.userId);
  });

  test("goes on when the access token has run out meanwhile, by the refresh token", async () => {
    const { email, password, userId } = await harness.createPerson();
    const browser = createOAuthBrowser(harness);
    await browser.post("/api/auth/login", { email, password });
    const address = await browser.consent(await browser.begin("github", await startLink(browser, "github")));
    clock.advance(11 * 60_000);
    expect(await browser.arrive(address)).toBe("/settings/security?linked=1");
    expect(await deps.linkedAccounts.list(userId)).toHaveLength(1);
  });

  test("is refused for another session, another provider, a session that has ended and an intent that is old or made up", async () => {
    const [ana, ben] = [await harness.createPerson(), await harness.createPerson()];
    const refused = "/settings/security?error=auth.link_refused";
    const intent = await startLink(browserOf(ana), "google");
    expect(await browserOf(ben).journey("google", intent)).toBe(refused);
    expect(await createOAuthBrowser(harness).journey("google", intent)).toBe(refused);
    expect(await browserOf(ana).journey("github", intent)).toBe(refused);
    expect(await browserOf(ana).journey("google", "/settings/security?link=made-up")).toBe(refused);
    const signedOut = browserOf(ana);
    const address = await signedOut.consent(await signedOut.begin("google", intent));
    const token = signedOut.cookies.get("auth_access") ?? "";
    await signedOut.post("/api/auth/logout", {});
    signedOut.cookies.set("auth_access", token);
    expect(await signedOut.arrive(address)).toBe(refused);
    expect([...(await deps.linkedAccounts.list(ana.userId)), ...(await deps.linkedAccounts.list(ben.userId))]).toEqual([]);
  });

  test("an account somebody else has, or a second one of the provider, is not linked", async () => {
    const [ana, ben] = [await harness.createPerson(), await harness.createPerson()];
    const anas = browserOf(ana);
    await anas.journey("google", await startLink(anas, "google"));
    const bens = browserOf(ben);
    const elsewhere = "/settings/security?error=auth.linked_elsewhere";
    expect(await bens.journey("google", await startLink(bens, "google"))).toBe(elsewhere);
    fakes.person = { ...fakes.person, id: "77001", email: "another@provider.example" };
    expect(await anas.journey("google", await startLink(anas, "google"))).toBe(elsewhere);
    fakes.person.isVerified = false;
    expect(await bens.journey("google", await startLink(bens, "google"))).toBe("/settings/security?error=auth.email_not_verified");
  });

  test("of ten at the same moment one links", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => harness.createPerson()));
    const browsers = people.map(browserOf);
    const answers: string[] = [];
    for (const browser of browsers) answers.push(await browser.consent(await browser.begin("github", await startLink(browser, "github"))));
    const ends = await Promise.all(browsers.map((browser, index) => browser.arrive(answers[index] ?? "")));
    expect(ends.filter((end) => end === "/settings/security?linked=1")).toHaveLength(1);
  });

  test("is taken away again, but never the only way in", async () => {
    const person = await harness.createPerson();
    const browser = browserOf(person);
    await browser.journey("google", await startLink(browser, "google"));
    await deps.db.collection(userCollection).updateOne({ _id: person.userId }, { $set: { passwordHash: null } });
    const unlink = () => browser.post("/api/auth/linked-accounts/unlink", { signInWith: "google" });
    await expectProblem(await unlink(), 409, "auth.last_way_in");
    await browser.journey("github", await startLink(browser, "github"));
    expect((await unlink()).status).toBe(204);
    await expectProblem(await unlink(), 404, "auth.linked_account_not_found");
    expect(await actionsOf(person.orgId)).toContain("auth.account-unlinked");
    expect(letters.filter(({ to }) => to.email === person.email).map(({ subject }) => subject)).toEqual([
      "A Google account signs you in now",
      "A GitHub account signs you in now",
      "Your Google account was unlinked",
    ]);
  });
});
