import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { createAccountOnStage } from "./support/create-account.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { tabTo } from "./support/keys.ts";
import { addVirtualAuthenticator } from "./support/virtual-authenticator.ts";

const section = (page: Page) => page.getByRole("region", { name: "Passkeys" });
const passkeys = (page: Page) => page.getByRole("list", { name: "Passkeys" }).getByRole("listitem");

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto("/settings/security");
  await section(page).getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill(name);
  await page.getByRole("button", { name: "Create passkey" }).click();
  await page.getByText("Keep these recovery codes").waitFor();
}

async function signOut(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.request.post("/api/auth/logout", { headers: { origin }, data: {} });
  await page.context().clearCookies();
}

describe("the security settings", () => {
  test("are shown while passkeys are loaded, when that fails, and without any", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, /\/api\/auth\/(?:passkeys|linked-accounts)$/);
    await page.goto("/settings/security");
    await page.getByRole("status", { name: "Loading passkeys" }).waitFor();
    await inspect(page, "passkeys-loading");
    release(refuse);
    await page.getByText("Your passkeys could not be loaded").waitFor();
    await page.getByText("Your linked accounts could not be loaded").waitFor();
    await inspect(page, "passkeys-error");
    await page.unroute(/\/api\/auth\/(?:passkeys|linked-accounts)$/);
    await section(page).getByRole("button", { name: "Try again" }).click();
    await page.getByText("No passkeys").waitFor();
    await page.getByText("No provider is set up here.").or(page.getByText("Your linked accounts could not be loaded")).first().waitFor();
    await inspect(page, "passkeys-none");
  });

  test("say which accounts are linked, how linking ended, and ask before one is unlinked", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const linked = { provider: "google", email: "ada@provider.example", createdAt: "2026-03-01T09:00:00.000Z", lastUsedAt: null };
    const body = { items: [linked], providers: ["google", "github"], hasPassword: true };
    await page.route(/\/api\/auth\/linked-accounts$/, (route) => route.fulfill({ json: body }));
    await page.goto("/settings/security?error=auth.linked_elsewhere");
    await page.getByText("That account is linked with another account here").waitFor();
    await page.getByRole("button", { name: "Link GitHub" }).waitFor();
    await page.getByRole("button", { name: "Unlink" }).click();
    await page.getByText("Your Google account will no longer sign you in here.").waitFor();
    await inspect(page, "linked-accounts-unlink");
    await page.getByRole("button", { name: "Keep" }).click();
    await inspect(page, "linked-accounts");
  });
});

test("a passkey is added, renamed, signs in without an address, and is taken away", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const device = await addVirtualAuthenticator(page);
  await addPasskey(page, "Test laptop");
  expect(await page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem").count()).toBe(10);
  await inspect(page, "passkeys-added");
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Rename passkey: Test laptop" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Work laptop");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => passkeys(page).first().textContent()).toContain("Work laptop");
  const name = await page.evaluate(async () => (await (await fetch("/api/auth/me")).json()).email);

  await signOut(page);
  await device.answer(false);
  const question = page.waitForResponse(/\/api\/auth\/passkeys\/sign-in\/options$/);
  await page.goto("/login");
  await question;
  await tabTo(page, "Sign in with a passkey");
  // A question that is open already is left as it is: the next one is answered.
  await device.answer(true);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/chat/);
  expect(await page.evaluate(async () => (await (await fetch("/api/auth/me")).json()).email)).toBe(name);

  await page.goto("/settings/security");
  expect(await passkeys(page).first().textContent()).toContain("last used");
  await page.getByRole("button", { name: "Remove passkey: Work laptop" }).click();
  await page.getByText("will no longer sign you in").waitFor();
  await inspect(page, "passkeys-remove");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("No passkeys").waitFor();
  expect(await device.credentialCount()).toBe(1);
});

test("a device that does not recognise its owner adds nothing and signs nobody in", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const device = await addVirtualAuthenticator(page);
  await device.recognise(false);
  await page.goto("/settings/security");
  await section(page).getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: "Create passkey" }).click();
  await page.getByText("No passkey was used.").waitFor();
  await device.recognise(true);
  await page.getByRole("button", { name: "Create passkey" }).click();
  await page.getByText("Keep these recovery codes").waitFor();
  await signOut(page);
  await device.recognise(false);
  await device.answer(false);
  await page.goto("/login");
  await device.answer(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("No passkey was used.").waitFor();
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("with a passkey on the account the password is half a sign-in, which the passkey finishes", async ({ open, stage }) => {
  const { page } = await open();
  const { email, password } = await createAccountOnStage(stage.environment);
  const device = await addVirtualAuthenticator(page);
  const signIn = async () => {
    await page.goto("/login");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signIn();
  await page.waitForURL(/\/chat/);
  await addPasskey(page, "Test laptop");
  await signOut(page);
  await device.answer(false);
  await signIn();
  await page.getByRole("heading", { name: "Second step" }).waitFor();
  await inspect(page, "second-step-passkey");
  await device.answer(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL(/\/chat/);
});

test("the sign-in page offers no provider that is not set up, and says in words of ours how a journey ended", async ({ open }) => {
  const { page } = await open();
  await page.goto("/login?error=auth.account_not_linked");
  await page.getByText("There is an account with this address already.").waitFor();
  await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
  expect(await page.getByRole("button", { name: /Continue with/ }).count()).toBe(0);
  await inspect(page, "login-provider-refused");
  await page.goto("/login?error=%3Cb%3Eyour%20account%20is%20locked%2C%20call%20us");
  await page.getByText("Signing in did not work out.").waitFor();
  expect(await page.getByText("call us").count()).toBe(0);
});

test("coming back from a provider without a session says so, and leads on with one", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, /\/api\/auth\/me$/);
  await page.goto("/signed-in?next=%2Fguard");
  await page.getByText("Opening your organization.").waitFor();
  await inspect(page, "signed-in-loading");
  release(refuse);
  await page.getByText("Your account could not be opened").waitFor();
  await inspect(page, "signed-in-error");
  await page.unroute(/\/api\/auth\/me$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/\/guard$/);
});
