import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { codeAt, wrongCodeAt } from "../support/authenticator.ts";
import { test } from "./support/browser-test.ts";
import { createAccountOnStage } from "./support/create-account.ts";
import type { Stage } from "./support/global-setup.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const STEP_MS = 30_000;
const READS = /\/api\/auth\/mfa$/;
const factor = (page: Page, name: string) => page.getByRole("list", { name: "Second factors" }).getByRole("listitem", { name });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

async function arrive(context: BrowserContext, { url, environment }: Stage): Promise<{ email: string; password: string }> {
  const person = await createAccountOnStage(environment);
  await context.request.post("/api/auth/login", { headers: { origin: url }, data: person });
  return person;
}

async function forget(page: Page): Promise<void> {
  await page.context().clearCookies();
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Second step" }).waitFor();
}

test("an authenticator app is set up, then signs in after the password, and a recovery code stands in for it", async ({ open, stage }) => {
  const visitor = await open();
  const { page, watch } = visitor;
  watch.allow(/status of 4(?:01|22)/);
  const person = await arrive(visitor.context, stage);
  await page.goto("/settings/security");
  await factor(page, "Authenticator app").getByRole("button", { name: "Set up" }).click();
  const setUp = dialog(page, "Set up an authenticator app");
  const secret = ((await setUp.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await setUp.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  await inspect(page, "two-step-set-up");
  await setUp.getByLabel("Code from the app").fill(wrongCodeAt(secret, Date.now()));
  await setUp.getByRole("button", { name: "Confirm" }).click();
  await setUp.getByText("This code is not right").waitFor();
  await setUp.getByLabel("Code from the app").fill(codeAt(secret, Date.now()));
  await setUp.getByLabel("Code from the app").press("Enter");
  const kept = page.getByRole("region", { name: "Recovery codes" });
  await kept.waitFor();
  const recoveryCodes = await kept.getByRole("listitem").allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  await factor(page, "Recovery codes").getByText("10 of 10 left").waitFor();
  await inspect(page, "two-step-recovery-codes");
  await kept.getByRole("button", { name: "I have kept them" }).click();
  await inspect(page, "two-step-on");

  await forget(page);
  await signIn(page, person);
  const field = page.getByLabel("Code from your authenticator app");
  expect(await field.getAttribute("autocomplete")).toBe("one-time-code");
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await field.fill(wrongCodeAt(secret, Date.now()));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("This code is not right").waitFor();
  await inspect(page, "two-step-sign-in");
  // The code that confirmed the set-up is spent; the next one is good half a minute early.
  await field.fill(codeAt(secret, Date.now() + STEP_MS));
  await field.press("Enter");
  await page.waitForURL(/\/chat/);

  await forget(page);
  await signIn(page, person);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/chat/);
  await page.goto("/settings/security");
  await factor(page, "Recovery codes").getByText("9 of 10 left").waitFor();
});

test("what does lasting harm asks once more, tells a wrong proof, and goes on by itself after a right one", async ({ open, stage }) => {
  const visitor = await open();
  const { page, watch } = visitor;
  watch.allow(/status of 4(?:03|22)/);
  const person = await arrive(visitor.context, stage);
  let refusals = 1;
  // A session is as good as new for ten minutes, so its age is said by the test; the proof and what follows it are the product's own.
  await page.route(/\/api\/auth\/mfa\/totp$/, async (route) => {
    if (refusals === 0) return route.fallback();
    refusals -= 1;
    const problem = { title: "Step up required", status: 403, code: "auth.step_up_required", methods: ["password"] };
    await route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
  await page.goto("/settings/security");
  await factor(page, "Authenticator app").getByRole("button", { name: "Set up" }).click();
  const question = dialog(page, "Confirm that it is you");
  await question.getByLabel("Password", { exact: true }).fill("not the password at all");
  await question.getByRole("button", { name: "Confirm" }).click();
  await question.getByText("This is not your current password.").waitFor();
  await inspect(page, "step-up");
  await question.getByLabel("Password", { exact: true }).fill(person.password);
  await question.getByLabel("Password", { exact: true }).press("Enter");
  await dialog(page, "Set up an authenticator app").waitFor();
  await page.keyboard.press("Escape");
  refusals = 1;
  await factor(page, "Authenticator app").getByRole("button", { name: "Set up" }).click();
  await question.waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Not begun").waitFor();
  expect(await dialog(page, "Set up an authenticator app").count()).toBe(0);
});

test("the section is shown while it loads, when that fails, and where a role may not be without", async ({ open, stage }) => {
  const visitor = await open();
  const { page, watch } = visitor;
  watch.allow(/status of (?:403|503)/);
  await arrive(visitor.context, stage);
  const release = await holdRequests(page, READS);
  await page.goto("/settings/security");
  await page.getByRole("status", { name: "Loading second factors" }).waitFor();
  await inspect(page, "two-step-loading");
  release(refuse);
  await page.getByText("Your second factors could not be loaded").waitFor();
  await inspect(page, "two-step-error");
  await page.unroute(READS);
  await page.getByRole("region", { name: "Two-step sign-in" }).getByRole("button", { name: "Try again" }).click();
  await factor(page, "Authenticator app").waitFor();
  const { origin } = new URL(page.url());
  const body = { settings: { requireMfa: true } };
  await visitor.context.request.patch("/api/organizations/current", { headers: { origin }, data: body });
  // Whatever page somebody opens, the one thing they can do is where they end.
  await expect
    .poll(async () => {
      await page.goto("/models");
      return page.waitForURL(/\/settings\/security$/, { timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    })
    .toBe(true);
  await page.getByText("Your role needs a second step here.").waitFor();
  await inspect(page, "two-step-required");
});
