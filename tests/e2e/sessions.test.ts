import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { NARROW, test } from "./support/browser-test.ts";
import { createAccountOnStage } from "./support/create-account.ts";
import type { Stage } from "./support/global-setup.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { tabTo } from "./support/keys.ts";

const READS = /\/api\/auth\/sessions(\?|$)/;
const NEW_PASSWORD = "seven quiet lanterns 42";
type Credentials = { email: string; password: string };

const rows = (page: Page) => page.getByRole("list", { name: "Sessions" }).getByRole("listitem");

async function signInByApi(context: BrowserContext, { url }: Stage, data: Credentials): Promise<void> {
  const response = await context.request.post("/api/auth/login", { headers: { origin: url }, data });
  if (!response.ok()) throw new Error(`The sign-in answered ${response.status()}: ${await response.text()}`);
}

async function signInByPage(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The mailbox is no page of the product: it has the machine's own light and dark. */
async function inspectMailbox(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
}

test("a forgotten password: the letter is read in the local mailbox, its link sets a new one, and that signs in", async ({
  open,
  stage,
}) => {
  const { page, watch } = await open();
  watch.allow(/status of 4(?:01|22)/);
  const person = await createAccountOnStage(stage.environment);
  await page.goto("/dev/mail");
  await inspectMailbox(page);
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByRole("heading", { name: "Forgotten password" }).waitFor();
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("Enter an e-mail address such as").waitFor();
  await inspect(page, "forgot");
  await page.getByLabel("Email").fill(person.email);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  await inspect(page, "forgot-sent");

  await page.getByRole("link", { name: "local mailbox" }).click();
  await page.getByRole("heading", { name: "Local mailbox" }).waitFor();
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByRole("listitem").filter({ hasText: person.email }).count();
    })
    .toBe(1);
  await page.setViewportSize(NARROW);
  await inspectMailbox(page);
  await page.screenshot({ path: "test-results/pages/mailbox-dark-360.png" });
  await page.getByRole("listitem").filter({ hasText: person.email }).getByRole("link").click();
  await page.getByRole("heading", { name: "Set a new password for Aegis" }).waitFor();
  await inspectMailbox(page);
  await page.screenshot({ path: "test-results/pages/mailbox-letter-dark-360.png" });
  const link = (await page.getByRole("link", { name: /\/reset#/ }).getAttribute("href")) ?? "";
  await page.getByRole("link", { name: /\/reset#/ }).click();

  await page.getByRole("heading", { name: "Set a new password" }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  await page.getByLabel("New password", { exact: true }).fill("password1234");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByText("This is among the passwords that are guessed first").waitFor();
  await inspect(page, "reset");
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  await tabTo(page, "Set password");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Password set" }).waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await signInByPage(page, { email: person.email, password: NEW_PASSWORD });
  await page.waitForURL(/\/chat/);

  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("heading", { name: "This link has been used or has lapsed" }).waitFor();
  await page.goto("/reset");
  await page.getByRole("heading", { name: "This link is not whole" }).waitFor();
});

test("sessions in their states; one that is signed out elsewhere is over within a second", async ({ open, stage }) => {
  const here = await open();
  const there = await open({
    context: { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1" },
  });
  for (const { watch } of [here, there]) watch.allow(/status of (?:401|503)/);
  const person = await createAccountOnStage(stage.environment);
  await signInByApi(here.context, stage, person);
  const { page } = here;
  const release = await holdRequests(page, READS);
  await page.goto("/settings/sessions");
  await page.getByRole("status", { name: "Loading sessions" }).waitFor();
  await inspect(page, "sessions-loading");
  release(refuse);
  await page.getByText("Your sessions could not be loaded").waitFor();
  await inspect(page, "sessions-error");
  await page.unroute(READS);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => rows(page).count()).toBe(2);
  await rows(page).filter({ hasText: "This session" }).waitFor();

  await signInByApi(there.context, stage, person);
  const isOpen = async () => (await there.context.request.get("/api/auth/me")).status() === 200;
  await page.reload();
  await rows(page).filter({ hasText: "Safari on iPhone" }).waitFor();
  await inspect(page, "sessions");
  expect(await isOpen()).toBe(true);
  const ended = page.waitForResponse((response) => response.request().method() === "DELETE");
  await page.getByRole("button", { name: /^Sign out Safari on iPhone/ }).click();
  expect((await ended).status()).toBe(200);
  await expect.poll(isOpen, { interval: 50, timeout: 1_000 }).toBe(false);
  await page.getByText("Safari on iPhone is signed out").waitFor();

  await page.getByRole("button", { name: "Sign out all others" }).click();
  await page.getByText("You are signed in nowhere else.").waitFor();
  expect(await rows(page).count()).toBe(1);
  await page.getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Sign out everywhere?" }).waitFor();
  await inspect(page, "sessions-sign-out-everywhere");
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await page.waitForURL("**/login");
});
