import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { focusedName } from "./support/keys.ts";

const DAY_MS = 86_400_000;
const LIST = /\/api\/risk\/transactions\?/;
const PAYER = "Ada Lovelace, savings";

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

type Given = { from: string; to: string; amount: string; timestamp: string; [name: string]: unknown };

/** Ada pays a shop every day, and one night everything goes to somebody new, who passes it on in two ways and some of it back. */
function story(): Given[] {
  const usual = Array.from({ length: 24 }, (_, index) => ({
    from: PAYER,
    to: "Corner shop",
    amount: `${40 + (index % 7)}.50`,
    timestamp: ago(30 - index),
  }));
  const abroad = { fromCountry: "DE", toCountry: "CY", network: "sepa", category: "transfer" };
  return [
    ...usual.map((each) => ({ ...each, fromCountry: "DE", toCountry: "DE", category: "groceries" })),
    { from: PAYER, to: "Mr. Nobody", amount: "250000.00", timestamp: ago(0.2), ...abroad },
    { from: "Mr. Nobody", to: "Exchange of coins", amount: "180000.25", timestamp: ago(0.15), ...abroad },
    { from: "Mr. Nobody", to: "Second mule", amount: "69000", timestamp: ago(0.14), ...abroad },
    { from: "Second mule", to: PAYER, amount: "120.10", timestamp: ago(0.1), ...abroad },
  ];
}

async function submit(page: Page, given: readonly Given[]): Promise<void> {
  const { origin } = new URL(page.url());
  const transactions = given.map((each, index) => ({ id: `e2e-${Date.now()}-${index}`, ...each }));
  const response = await page.request.post("/api/risk/transactions", { headers: { origin }, data: { transactions } });
  expect(response.status(), await response.text()).toBe(200);
}

const rows = (page: Page) => page.getByRole("table", { name: "Judged transactions, newest first" }).locator("tbody tr");
const tile = (page: Page, name: RegExp) => page.locator("dl > div").filter({ hasText: name });

test("the feed in its states: empty with a way on, filled by what comes in, loading, and failed with a way out", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  await page.goto("/risk");
  await page.getByText("Nothing was judged yet").waitFor();
  await inspect(page, "risk-live-empty");
  await submit(page, story().slice(0, 5));
  await rows(page).nth(4).waitFor();
  await rows(page).first().getByRole("link").focus();
  const name = await focusedName(page);
  await submit(page, story().slice(5, 7));
  await page.getByRole("button", { name: "Show 2 new" }).waitFor();
  expect(await rows(page).count()).toBe(5);
  expect(await focusedName(page)).toBe(name);
  await page.getByRole("button", { name: "Show 2 new" }).click();
  await rows(page).nth(6).waitFor();
  const release = await holdRequests(page, LIST);
  await page.reload();
  await page.getByRole("status", { name: "Loading transactions" }).waitFor();
  release(refuse);
  await page.getByText("Transactions could not be loaded").waitFor();
  await page.unroute(LIST);
  await page.getByRole("button", { name: "Try again" }).click();
  await rows(page).first().waitFor();
  await page.getByRole("button", { name: "Quarantined" }).click();
  await page.getByText("No transaction matches").waitFor();
  expect(new URL(page.url()).searchParams.get("standing")).toBe("quarantined");
  await page.getByRole("button", { name: "Remove the filters" }).click();
  await rows(page).first().waitFor();
});

test("from the feed by keyboard to a transaction, its account, the path of its funds and what it may cost", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/risk");
  await page.getByText("Nothing was judged yet").waitFor();
  await submit(page, story());
  await rows(page).nth(27).waitFor();
  await page.getByRole("region", { name: "Last 24 hours" }).getByText("Judged in 24 h").waitFor();
  await inspect(page, "risk-live-full");

  await rows(page).first().getByRole("link").focus();
  for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "250,000.00 USD" }).waitFor();
  await page.getByRole("region", { name: "Why" }).getByRole("listitem").first().waitFor();
  await page.getByRole("region", { name: "Same payer" }).getByRole("listitem").first().waitFor();
  await inspect(page, "risk-transaction");
  await page.getByRole("button", { name: "JSON" }).click();
  await page.getByText('"modelVersion"').waitFor();
  expect(await page.getByRole("region", { name: "Verdict as JSON" }).textContent()).not.toMatch(/"row"|"sealed"|externalKey/);

  await page.getByRole("region", { name: "Transaction", exact: true }).getByRole("link", { name: PAYER }).click();
  await page.getByText("paid 25 times").waitFor();
  await page.locator(".recharts-scatter-symbol").first().waitFor();
  const graph = page.getByRole("region", { name: "Path of funds, drawn" });
  await graph.getByRole("link", { name: /^Exchange of coins/ }).waitFor();
  await graph.scrollIntoViewIfNeeded();
  await inspect(page, "risk-account-funds");
  await page.getByRole("region", { name: "Path of funds", exact: true }).getByRole("button", { name: "Table" }).click();
  await page.getByRole("region", { name: "Path of funds as a table" }).getByText("180,000.25 USD").waitFor();
  await page.getByRole("region", { name: "Path of funds", exact: true }).getByRole("button", { name: "Graph" }).click();
  await graph.getByRole("link", { name: /^Second mule/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Second mule" }).waitFor();

  await page.getByRole("button", { name: "Put on a list" }).click();
  const dialog = page.getByRole("dialog", { name: "Put Second mule on a list" });
  await dialog.getByRole("button", { name: "Put on the list" }).click();
  await dialog.getByText("Say why").waitFor();
  await dialog.getByLabel("Reason").fill("Passed money on within the hour");
  await dialog.getByRole("button", { name: "Put on the list" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("It counts from the next transaction on.").waitFor();

  await page.getByRole("link", { name: "Impact" }).click();
  await tile(page, /^Exposure|^Prevented/)
    .first()
    .waitFor();
  await page.getByRole("region", { name: "How it is calculated" }).getByText("Expected loss").waitFor();
  await inspect(page, "risk-impact");

  await page.getByRole("link", { name: "Monitors" }).click();
  await page.getByRole("button", { name: "National" }).click();
  await page.getByRole("region", { name: "Cross-border corridors", exact: true }).getByText("Germany (DE) → Cyprus (CY)").waitFor();
  await inspect(page, "risk-monitors");
});

test("what does not exist says so, and whoever may only look sees everything", async ({ open }) => {
  const { page, watch } = await open({ as: "READ_ONLY" });
  watch.allow(/status of 404/);
  await page.goto("/risk/transactions/rtx_01JX4Q8Z7M2V9K5T3R6N0W1Y8P");
  await page.getByText("No such transaction").waitFor();
  await page.goto("/risk/accounts/nobody-has-this-key-0");
  await page.getByText("No such account").waitFor();
  await page.goto("/risk/monitors");
  await page.getByText("Owners and admins choose it.").waitFor();
});
