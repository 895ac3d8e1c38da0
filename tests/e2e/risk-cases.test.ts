import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const DAY_MS = 86_400_000;
const LIST = /\/api\/risk\/cases\?/;

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** Nine days old, so that what it comes to counts for the next training; from an account nobody has seen. */
function csvOf(payer: string): string {
  const rows = [
    ["small", 9.4, "shop", "42.50"],
    ["large", 9.2, "Nobody & Sons", "1000000.00"],
  ].map(([id, days, to, amount]) => [`${payer}-${id}`, ago(Number(days)), payer, to, amount, "USD"].join(","));
  return ["id,timestamp,from,to,amount,currency", ...rows, ""].join("\n");
}

async function submit(page: Page, from: string): Promise<void> {
  const { origin } = new URL(page.url());
  const transaction = { id: `${from}-1`, timestamp: ago(0.01), from, to: `${from}-payee`, amount: 1_000_000 };
  const response = await page.request.post("/api/analyze", { headers: { origin }, data: transaction });
  expect(response.status(), await response.text()).toBe(200);
}

const rows = (page: Page) => page.getByRole("table", { name: "Cases, the most urgent first" }).locator("tbody tr");
const outcomesOf = async (page: Page): Promise<number> =>
  (await (await page.request.get("/api/risk/models/overview")).json()).training.ripe;

/** A page that has just come does not hear keys before it is alive. */
async function fillReason(page: Page, text: string, button: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(text);
  await dialog.getByRole("button", { name: button }).click();
  await dialog.waitFor({ state: "detached" });
}

test("the queue in its states: loading, failed with a way out, empty with a way on, and full for the keyboard alone", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, LIST);
  await page.goto("/risk/cases");
  await page.getByRole("status", { name: "Loading cases" }).waitFor();
  release(refuse);
  await page.getByText("Cases could not be loaded").waitFor();
  await page.unroute(LIST);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("No case waits").waitFor();
  await inspect(page, "risk-cases-empty");

  for (const name of ["ada", "bo", "cy"]) await submit(page, name);
  await page.reload();
  await rows(page).nth(2).waitFor();
  await rows(page).first().getByRole("link").focus();
  for (const key of ["x", "j", "x"]) await page.keyboard.press(key);
  await page.getByText("2 chosen").waitFor();
  await inspect(page, "risk-cases-queue");
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Close 2 cases" });
  await dialog.getByRole("button", { name: "Inconclusive" }).click();
  await dialog.getByLabel("Reason").fill("Nobody answers");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("2 cases closed").waitFor();
  await page.keyboard.press("n");
  await page.waitForURL(/\/risk\/cases\/rcs_/);
  await page.getByRole("region", { name: "Actions", exact: true }).waitFor();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Put back" }).waitFor();
  await page.keyboard.press("i");
  await page.keyboard.type("Asked the holder.");
  await page.getByRole("button", { name: "Add the note" }).click();
  await page.getByRole("listitem").filter({ hasText: "Asked the holder." }).waitFor();
  await page.getByLabel("Evidence").setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("It was me.") });
  await page.getByRole("link", { name: "letter.txt" }).waitFor();
  await inspect(page, "risk-case-open");
});

test("a file is imported, its case released by two people, closed, and counted for the next training", async ({ open }) => {
  const payer = `payer-${randomBytes(4).toString("hex")}`;
  const analyst = (await open({ as: "ANALYST" })).page;
  await analyst.goto("/risk/imports");
  const before = await outcomesOf(analyst);
  const buffer = Buffer.from(csvOf(payer));
  await analyst
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: `${payer}.csv`, mimeType: "text/csv", buffer });
  await analyst.getByRole("button", { name: "Import", exact: true }).click();
  const card = analyst.getByRole("listitem").filter({ hasText: `${payer}.csv` });
  await card.getByText("Imported", { exact: true }).waitFor({ timeout: 30_000 });
  await card.getByRole("link", { name: "Open cases" }).click();

  await rows(analyst).filter({ hasText: payer }).getByRole("link").focus();
  await analyst.keyboard.press("Enter");
  const actions = analyst.getByRole("region", { name: "Actions", exact: true });
  await actions.getByRole("button", { name: /^Take it/ }).click();
  await actions.getByRole("button", { name: "Put back" }).waitFor();
  await actions.getByRole("button", { name: "Ask for a release" }).click();
  await fillReason(analyst, "The holder confirmed it by phone", "Ask for a release");
  await analyst.getByText("You asked, so somebody else has to decide").waitFor();
  expect(await analyst.getByRole("button", { name: "Approve" }).count()).toBe(0);

  const { pathname } = new URL(analyst.url());
  const owner = (await open({ as: "OWNER" })).page;
  await owner.goto(pathname);
  await owner.getByText("The holder confirmed it by phone").first().waitFor();
  await owner.getByText("Release asked for").waitFor();
  await inspect(owner, "risk-case-awaits");
  await owner.getByRole("button", { name: "Approve" }).click();
  await fillReason(owner, "Heard the recording", "Approve the release");
  await owner.getByText("Release approved").waitFor();

  await analyst.reload();
  await analyst.getByRole("region", { name: "Actions", exact: true }).waitFor();
  await analyst.keyboard.press("c");
  await analyst.getByRole("dialog").getByRole("button", { name: "Legitimate" }).click();
  await fillReason(analyst, "Known to the bank", "Close the case");
  await analyst.getByText("known as honest").first().waitFor();
  expect(await outcomesOf(analyst)).toBe(before + 1);
  await analyst.goto("/risk/model");
  await analyst.getByText(`${before + 1} of them are seven days old`).waitFor();

  const reader = (await open({ as: "READ_ONLY" })).page;
  await reader.goto(pathname);
  await reader.getByText("Your role reads cases.").waitFor();
  expect(await reader.getByRole("button", { name: "Reopen" }).count()).toBe(0);
});
