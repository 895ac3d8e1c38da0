import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { focusedName, runCommand, tabTo } from "./support/keys.ts";

const READS = /\/api\/api-keys\?/;
const form = (page: Page) => page.getByRole("region", { name: "New API key" });
const panel = (page: Page) => page.getByRole("region", { name: "Your new key" });
const row = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "API keys" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name }) });
const shownKey = async (page: Page) => (await panel(page).locator("code").first().textContent()) ?? "";
const ask = (url: string, key: string) =>
  fetch(`${url}/api/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "demo-1", messages: [{ role: "user", content: "What is 12 * 12?" }] }),
  });

async function create(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Create API key" }).click();
  await form(page).getByLabel("Name").fill(name);
  await form(page).getByRole("button", { name: "Create API key" }).click();
  return shownKey(page);
}

describe("keys in their states", () => {
  test("loading, failed with a way out, none, the form, shown once, and listed with use and budget", async ({ open, stage }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/settings/api-keys");
    await page.getByRole("status", { name: "Loading API keys" }).waitFor();
    await inspect(page, "api-keys-loading");
    release(refuse);
    await page.getByText("API keys could not be loaded").waitFor();
    await inspect(page, "api-keys-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("No API key yet").waitFor();
    await inspect(page, "api-keys-empty");
    await page.getByRole("button", { name: "Create API key" }).click();
    await form(page).getByRole("button", { name: "Choose" }).click();
    await form(page).getByLabel("Only from these addresses").fill("127.0.0.0/8\n::1\n999.0.0.1");
    await form(page).getByRole("button", { name: "Create API key" }).click();
    await form(page).getByText("Enter a name.").waitFor();
    await inspect(page, "api-keys-form");
    watch.allow(/status of 422/);
    await form(page).getByLabel("Name").fill("Nightly report");
    await form(page).getByRole("button", { name: "Create API key" }).click();
    await form(page)
      .getByText(/Write an address or a network/)
      .waitFor();
    await form(page).getByLabel("Only from these addresses").fill("127.0.0.0/8, ::1");
    await form(page).getByLabel("Requests a minute").fill("60");
    await form(page).getByLabel("Budget each month").fill("25");
    await form(page).getByRole("button", { name: "Create API key" }).click();
    const key = await shownKey(page);
    await inspect(page, "api-keys-shown-once");
    expect((await ask(stage.url, key)).status).toBe(200);
    await page.getByRole("button", { name: "I have saved it" }).click();
    await page.reload();
    await row(page, "Nightly report").getByRole("button", { name: "Usage" }).click();
    await row(page, "Nightly report").getByText("of $25.00 used").waitFor();
    expect(await page.locator("body").textContent()).not.toContain(key.slice(-20, -4));
    await inspect(page, "api-keys-listed");
  });

  test("whoever only reads is told so, and is offered nothing", async ({ open }) => {
    const { page } = await open({ as: "READ_ONLY" });
    await page.goto("/settings/api-keys");
    await page.getByText("Your role reads only, so it has no keys.").waitFor();
    await page.getByText("No API key yet").waitFor();
    expect(await page.getByRole("button", { name: "Create API key" }).count()).toBe(0);
    await inspect(page, "api-keys-read-only");
  });
});

test("a key is created, calls the gateway, shows what it used, and is refused within a second of being revoked", async ({
  open,
  stage,
}) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/api-keys");
  const key = await create(page, "Journey");
  expect(key).toMatch(/^aegis_live_\w{12}_\w{49}$/);
  await expect
    .poll(() => panel(page).locator("code").nth(1).textContent())
    .toContain(`export AEGIS_KEY='${key}'\ncurl '${stage.url}/api/v1/`);
  const answer = await ask(stage.url, key);
  expect(await answer.text()).toContain("144");
  await page.getByRole("button", { name: "I have saved it" }).click();
  expect(await panel(page).count()).toBe(0);
  await row(page, "Journey").getByRole("button", { name: "Usage" }).click();
  await expect
    .poll(async () => {
      await page.reload();
      await row(page, "Journey").getByRole("button", { name: "Usage" }).click();
      await row(page, "Journey").getByText("Calls, 30 days").waitFor();
      return row(page, "Journey").getByRole("definition").allTextContents();
    })
    .toContain("1");
  await row(page, "Journey")
    .getByText(/UTC from (?:127\.0\.0\.1|::)/)
    .waitFor();
  await row(page, "Journey").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog", { name: "Revoke Journey?" }).getByRole("button", { name: "Revoke" }).click();
  await row(page, "Journey").getByText("Revoked").waitFor();
  const refused = await ask(stage.url, key);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: "invalid_api_key", aegis: { code: "auth.api_key_invalid" } } });
});

test("a rotation shows another secret once, and the one before works until its overlap ends", async ({ open, stage }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/api-keys");
  const before = await create(page, "Rotated");
  await page.getByRole("button", { name: "I have saved it" }).click();
  await row(page, "Rotated").getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate Rotated" });
  await inspect(page, "api-keys-rotate");
  await dialog.getByRole("button", { name: "Rotate" }).click();
  await expect.poll(() => shownKey(page)).not.toBe(before);
  const after = await shownKey(page);
  for (const key of [before, after]) expect((await ask(stage.url, key)).status).toBe(200);
  await row(page, "Rotated")
    .getByText(/works until/)
    .waitFor();
  await row(page, "Rotated").getByRole("button", { name: "Rotate" }).click();
  await dialog.getByLabel("The secret it has now works on for").selectOption("0");
  await dialog.getByRole("button", { name: "Rotate" }).click();
  await expect.poll(() => shownKey(page)).not.toBe(after);
  for (const key of [before, after]) expect((await ask(stage.url, key)).status).toBe(401);
  expect((await ask(stage.url, await shownKey(page))).status).toBe(200);
});

test("a change holds at once: a key that lost its scope is told which one", async ({ open, stage }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/api-keys");
  const key = await create(page, "Changed");
  await page.getByRole("button", { name: "I have saved it" }).click();
  await row(page, "Changed").getByRole("button", { name: "Change" }).click();
  const edit = page.getByRole("region", { name: "Change Changed" });
  await edit.getByRole("button", { name: "Read only" }).click();
  await edit.getByRole("button", { name: "Save" }).click();
  await page.getByText("API key changed").waitFor();
  const refused = await ask(stage.url, key);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("do not include ai.write");
});

test("by keyboard alone and from any page: the palette opens the form, and the new key takes the focus", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/chat");
  await page.getByRole("main").waitFor();
  await runCommand(page, "Create API key");
  await form(page).waitFor();
  await expect.poll(() => focusedName(page)).toBe("Name");
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await expect.poll(() => focusedName(page)).toBe("Your new key");
  await tabTo(page, "Copy key");
  await tabTo(page, "I have saved it");
  await page.keyboard.press("Enter");
  await row(page, "By keyboard").waitFor();
  expect(new URL(page.url()).search).toBe("");
});

test("an administrator caps a key by its name, and the key's own usage shows the cap", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/api-keys");
  const key = await create(page, "Capped");
  await page.goto("/usage/budgets");
  await page.getByRole("button", { name: "New budget" }).click();
  const budget = page.getByRole("region", { name: "New budget" });
  await budget.getByLabel("For").selectOption("key");
  await budget.getByLabel("Key", { exact: true }).selectOption({ label: `Capped (…${key.slice(-4)}), ${await ownName(page)}` });
  await budget.getByLabel("At most, in US dollars").fill("12.50");
  await budget.getByRole("button", { name: "Create budget" }).click();
  await page
    .getByText(/API key key_\w+, each month/)
    .first()
    .waitFor();
  await page.goto("/settings/api-keys");
  await row(page, "Capped").getByRole("button", { name: "Usage" }).click();
  await row(page, "Capped").getByText("of $12.50 used").waitFor();
});

async function ownName(page: Page): Promise<string> {
  const answer: { name: string } = await (await page.request.get("/api/auth/me")).json();
  return answer.name;
}
