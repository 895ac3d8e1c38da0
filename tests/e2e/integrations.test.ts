import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { startOpenAiFake } from "../../scripts/local/openai/server.ts";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { tabTo } from "./support/keys.ts";

const CANARY = "sk-canary-7f3a9c1e5b2d8064-browser";
const READS = /\/api\/integrations(\?|$)/;
const fake = await startOpenAiFake({ apiKey: CANARY, reply: () => "Answered by your own account." });
afterAll(() => fake.close());

const group = (page: Page, name: string) => page.getByRole("region", { name });
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) });

/** Neither the document, nor what it keeps, nor a field holds the secret. */
async function expectNoSecret(page: Page, secret: string): Promise<void> {
  const seen = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll("input, textarea")].map((input) => ("value" in input ? String(input.value) : "")),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
    ].join("\n"),
  );
  expect(seen).not.toContain(secret);
}

async function addOpenAi(page: Page, opener: string, apiKey: string): Promise<void> {
  await page.getByRole("button", { name: opener }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("API key", { exact: true }).fill(apiKey);
  await dialog.getByLabel("Base URL").fill(fake.url);
  await dialog.getByLabel("Default model").fill("local-fake-large");
  await dialog.getByRole("button", { name: "Save and test" }).click();
  await dialog.waitFor({ state: "detached" });
}

describe("integrations in their states", () => {
  test("loading, failed with a way out, none, and a full page with a value that waits", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|422)/);
    const release = await holdRequests(page, READS);
    await page.goto("/settings/integrations");
    await page.getByRole("status", { name: "Loading integrations" }).waitFor();
    await inspect(page, "integrations-loading");
    release(refuse);
    await page.getByText("Integrations could not be loaded").waitFor();
    await inspect(page, "integrations-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await group(page, "Yours").getByText("None").waitFor();
    await inspect(page, "integrations-empty");

    await page.getByRole("button", { name: "Add yours" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Save and test" }).click();
    await dialog.getByText("API key is missing.").waitFor();
    await inspect(page, "integrations-add");
    await dialog.getByLabel("Service").selectOption("webhook");
    await dialog.getByLabel("Address", { exact: true }).fill("https://169.254.169.254/latest");
    await dialog.getByRole("button", { name: "Make a new one" }).click();
    await dialog.getByRole("button", { name: "Save and test" }).click();
    await dialog.getByText("The address leads into a private network.").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();

    await addOpenAi(page, "Add yours", CANARY);
    await card(page, "OpenAI").getByText("Connected").waitFor();
    await addOpenAi(page, "Add your organization's", `${CANARY}-wrong`);
    await group(page, "Your organization's").getByText("Failed").waitFor();
    await inspect(page, "integrations-full");
    await expectNoSecret(page, CANARY);
  });

  test("a role that may only look is told so, and one that may not manage sees why", async ({ open }) => {
    const reader = await open({ as: "READ_ONLY" });
    await reader.page.goto("/settings/integrations");
    await reader.page.getByText("Your role does not include integrations").waitFor();
    await inspect(reader.page, "integrations-read-only");
    const member = await open({ as: "USER" });
    await member.page.goto("/settings/integrations");
    await member.page.getByText("Owners and admins add and change these.").waitFor();
    expect(await member.page.getByRole("button", { name: "Add your organization's" }).count()).toBe(0);
  });
});

test("a key is added, connected by a real call, answers the chat, is rotated and revoked; the page never shows it again", async ({
  open,
}) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 422/);
  await page.goto("/settings/integrations");
  await addOpenAi(page, "Add yours", CANARY);
  await card(page, "OpenAI").getByText("Connected").waitFor();
  await card(page, "OpenAI").getByText("●●●●●●wser").waitFor();
  await expectNoSecret(page, CANARY);
  await page.reload();
  await card(page, "OpenAI").getByText("Connected").waitFor();
  await expectNoSecret(page, CANARY);

  const chat = onChat(page);
  await chat.goto();
  await chat.ask("Who answers?");
  await chat.answered(1);
  await page.getByRole("article", { name: "Answer" }).getByText("Answered by your own account.").waitFor();
  await expectNoSecret(page, CANARY);

  await page.goto("/settings/integrations");
  await card(page, "OpenAI")
    .getByText(/1 use in 30 days/)
    .waitFor();
  await card(page, "OpenAI").getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("API key", { exact: true }).fill("sk-a-value-the-service-refuses");
  await dialog.getByRole("button", { name: "Test and replace" }).click();
  await dialog.getByText("The old one stays in use.").waitFor();
  await dialog.getByLabel("API key", { exact: true }).fill(CANARY);
  await dialog.getByRole("button", { name: "Test and replace" }).click();
  await page.getByText("OpenAI uses the new value").waitFor();

  await card(page, "OpenAI").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke OpenAI" }).click();
  await group(page, "Yours").getByText("None").waitFor();
  const askedBefore = fake.calls().length;
  await chat.goto();
  await chat.ask("And who answers now?");
  await chat.answered(1);
  expect(await page.getByRole("article", { name: "Answer" }).textContent()).not.toContain("your own account");
  expect(fake.calls()).toHaveLength(askedBefore);
});

test("an integration is added and tested by keyboard alone", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/integrations");
  await page.getByRole("button", { name: "Add yours" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.getByRole("dialog").getByLabel("API key", { exact: true }).focus();
  await page.keyboard.type(CANARY);
  await page.getByRole("dialog").getByLabel("Base URL").focus();
  await page.keyboard.type(fake.url);
  await tabTo(page, "Default model (optional)");
  await page.keyboard.press("Enter");
  await card(page, "OpenAI").getByText("Connected").waitFor();
  await page.keyboard.press("Escape");
  await card(page, "OpenAI").getByRole("button", { name: "Test" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("OpenAI is connected").first().waitFor();
});
