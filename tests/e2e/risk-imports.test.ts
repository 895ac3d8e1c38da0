import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { signWebhook } from "../../lib/integrations/standard-webhook.ts";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READS = /\/api\/risk\/(imports|webhooks)(\?|$)/;
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) });

/** Three hundred ordinary payments, one that cannot be read, and one that empties an account. */
function payments(): string {
  const rows = Array.from({ length: 300 }, (_, index) => {
    const at = new Date(Date.parse("2026-03-01T08:00:00Z") + index * 600_000).toISOString();
    return `pay-${index},${at},acc-${index % 12},shop-${index % 7},${20 + (index % 40)}.00,USD`;
  });
  return ["Reference,Date,Sender,Beneficiary,Gross,Currency", ...rows, "pay-broken,soon,acc-1,shop-1,5.00,USD"].join("\n");
}

const choose = (page: Page, content: string, name = "march.csv") =>
  page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

describe("imports", () => {
  test("a file is chosen, its columns are named, and it is followed to its end with the row that was not taken", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|422)/);
    const release = await holdRequests(page, READS);
    await page.goto("/risk/imports");
    await page.getByRole("status", { name: "Loading imports" }).first().waitFor();
    await inspect(page, "risk-imports-loading");
    release(refuse);
    await page.getByText("Imports could not be loaded").waitFor();
    await inspect(page, "risk-imports-error");
    await page.unroute(READS);
    await page.reload();
    await page.getByText("No imports yet").waitFor();
    await inspect(page, "risk-imports-empty");

    await choose(page, "PK\u0003\u0004nothing", "archive.csv");
    await page.getByText("This is no table of text").waitFor();
    await page.getByRole("button", { name: "Drop the file" }).click();
    await card(page, "archive.csv").getByText("Cancelled.").waitFor();

    await choose(page, payments());
    const setup = page.getByRole("region", { name: "How the file is read" });
    await setup.getByText("Say which column holds the amount").waitFor();
    expect(await setup.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);
    await setup.getByLabel("Amount", { exact: true }).selectOption({ label: "Gross" });
    await setup.getByText("1 of the first 301 rows are broken.").waitFor();
    await inspect(page, "risk-imports-preview");
    await setup.getByRole("button", { name: "Import", exact: true }).focus();
    await page.keyboard.press("Enter");

    const done = card(page, "march.csv");
    await done.getByText("300 rows judged, 1 broken.").waitFor({ timeout: 60_000 });
    await done.getByRole("button", { name: "Show 1 row not taken" }).click();
    await done.getByRole("cell", { name: "302" }).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), done.getByRole("link", { name: "Export CSV" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^broken-rows-rim_\w+\.csv$/);
    await inspect(page, "risk-imports-done");
  });

  test("a webhook is made, its secret shown once, and what it was sent is counted", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await page.goto("/risk/imports");
    await page.getByLabel("Name of the sender").fill("Core banking");
    await page.getByRole("button", { name: "Make a webhook" }).click();
    const panel = page.getByRole("region", { name: "The webhook's secret" });
    await panel.waitFor();
    const [secret = "", address = ""] = await panel.locator("code").allTextContents();
    expect(secret).toMatch(/^whsec_/);
    const body = JSON.stringify({ id: "w1", timestamp: "2026-03-01T10:00:00Z", from: "a", to: "b", amount: "12.00" });
    const headers = { "content-type": "application/json", ...signWebhook(secret, { id: "msg_1", at: Date.now(), body }) };
    const sent = await page.request.post(address, { headers, data: Buffer.from(body) });
    expect(sent.status(), await sent.text()).toBe(200);
    await inspect(page, "risk-imports-webhook");
    await panel.getByRole("button", { name: "I have saved it" }).click();
    await page.reload();
    await card(page, "Core banking").getByText("1 messages with 1 transactions").waitFor();
    expect(await page.content()).not.toContain(secret.slice(6, 30));
    await card(page, "Core banking").getByRole("button", { name: "Pause" }).click();
    await card(page, "Core banking").getByText("Paused", { exact: true }).waitFor();
  });

  test("a role that may only look is told so", async ({ open }) => {
    const { page } = await open({ as: "READ_ONLY" });
    await page.goto("/risk/imports");
    await page.getByText("Your role sees imports and starts none.").waitFor();
    expect(await page.getByRole("button", { name: "Choose a file" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Make a webhook" }).count()).toBe(0);
  });
});
