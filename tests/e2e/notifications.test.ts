import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const PAGES = [
  {
    href: "/notifications",
    reads: /\/api\/notifications\?/,
    loading: "Loading notifications",
    failed: "Notifications could not be loaded",
    shown: "Nothing to tell you",
  },
  {
    href: "/settings/notifications",
    reads: /\/api\/notifications\/preferences$/,
    loading: "Loading your choices",
    failed: "Your choices could not be loaded",
    shown: "What goes where",
  },
] as const;

test("the inbox and its settings in their states: loading, failed with a way out, and with nothing to show", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  for (const { href, reads, loading, failed, shown } of PAGES) {
    const release = await holdRequests(page, reads);
    await page.goto(href);
    await page.getByRole("status", { name: loading }).first().waitFor();
    release(refuse);
    await page.getByText(failed).waitFor();
    await page.unroute(reads);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByText(shown).first().waitFor();
  }
  await page.goto("/notifications");
  await page.getByText("Nothing to tell you").waitFor();
  await inspect(page, "notifications-empty");
});

test("a trip reaches the bell, is read, deleted and taken back, and leads to the trip", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/notifications");
  const headers = { origin: new URL(page.url()).origin };
  const data = { subject: { type: "model", name: "openai/gpt-5" }, reason: "manual", note: "For the bell" };
  expect((await page.request.post("/api/failsafe/trips", { headers, data })).status()).toBe(200);
  await expect.poll(async () => (await (await page.request.get("/api/notifications/unread")).json()).count, { timeout: 15_000 }).toBe(1);
  await page.goto("/usage");
  await page.getByRole("link", { name: "Notifications, 1 unread" }).click();
  await page.waitForURL(/\/notifications$/);
  const list = page.getByRole("list", { name: "Notifications" });
  const item = list.getByRole("link", { name: "Fail-safe: model:openai/gpt-5 was stopped" });
  await item.waitFor();
  await inspect(page, "notifications-unread");
  await list.getByRole("button", { name: /^Mark as read: / }).click();
  await page.getByRole("link", { name: "Notifications", exact: true }).first().waitFor();
  await list.getByRole("button", { name: /^Delete: / }).click();
  await expect.poll(() => item.count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await item.waitFor();
  await page.getByLabel("Topic").selectOption("prompts");
  await page.getByText("Nothing matches").waitFor();
  expect(new URL(page.url()).searchParams.get("topic")).toBe("prompts");
  await page.getByLabel("Topic").selectOption("all");
  await item.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/failsafe\/trips\/stp_/);
});

test("what one wants to be told is kept: a channel of a topic, quiet hours, a test", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/settings/notifications");
  const risk = page.getByRole("checkbox", { name: "Risk by e-mail" });
  await risk.click();
  await expect.poll(() => risk.isChecked()).toBe(true);
  await page.getByText("Saved").first().waitFor();
  await page.getByLabel("From").fill("21:30");
  await page.getByLabel("Time zone").fill("Europe/Zagreb");
  await page.getByRole("button", { name: "Keep quiet hours" }).click();
  await page.getByRole("button", { name: "End quiet hours" }).waitFor();
  await page.getByRole("button", { name: "Send a test by e-mail" }).click();
  await page.getByText("A test went out by e-mail").waitFor();
  await page.reload();
  await expect.poll(() => risk.isChecked()).toBe(true);
  expect(await page.getByLabel("From").inputValue()).toBe("21:30");
  await inspect(page, "settings-notifications");
});
