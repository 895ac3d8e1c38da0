import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { tabTo } from "./support/keys.ts";

const READS = /\/api\/risk\/rule-sets(\?|$)/;
const versions = (page: Page) => page.getByRole("list", { name: "Versions" });
const draft = (page: Page) => page.getByRole("form", { name: "Draft" });
const replay = (page: Page) => page.getByRole("region", { name: "Replay" });

/** Through the page's own session, as a client of the organization would. */
function analyze(page: Page, given: object): Promise<{ decision: string; rulesVersion: string }> {
  return page.evaluate(async (body) => {
    const response = await fetch("/api/analyze", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ timestamp: new Date().toISOString(), from: "rules-payer", to: "rules-shop", amount: 42.5, ...body }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }, given);
}

test("rules load, fail with a way out, and are shown as shipped", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, READS);
  await page.goto("/risk/rules");
  await page.getByRole("status", { name: "Loading the rules" }).waitFor();
  release(refuse);
  await page.getByText("The rules could not be loaded").waitFor();
  await page.unroute(READS);
  await page.getByRole("button", { name: "Try again" }).click();
  await versions(page).getByText("As shipped", { exact: true }).waitFor();
  await inspect(page, "risk-rules-shipped");
});

test("a threshold is changed, replayed and put in force by keyboard, and the next transaction is judged by it", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/risk/rules");
  expect(await analyze(page, { id: "rules-1" })).toMatchObject({
    decision: "approve",
    rulesVersion: expect.stringMatching(/^shipped-1\+/),
  });
  await page.getByRole("button", { name: "Add a rule" }).focus();
  await page.keyboard.press("Enter");
  const rule = page.getByRole("group", { name: "Rule", exact: true });
  await rule.getByLabel("Name").fill("Over forty");
  await rule.getByLabel("Code").fill("Over forty");
  await rule.getByText("A code has 2 to 48 small letters").waitFor();
  expect(await draft(page).getByRole("button", { name: "Save as a version" }).isDisabled()).toBe(true);
  await rule.getByLabel("Code").fill("over_forty");
  await rule.getByLabel("Then").selectOption("hold");
  await rule.getByLabel("Compared with").selectOption("number");
  await rule.getByLabel("Value, USD").fill("40");
  await page.getByRole("button", { name: "JSON" }).click();
  expect(await page.getByLabel("Rule as JSON").inputValue()).toContain('"at_least": "hold"');
  await page.getByRole("button", { name: "Builder" }).click();
  await draft(page).getByLabel("Why").fill("Small payments are not our business");
  await tabTo(page, "Discard");
  await tabTo(page, "Save as a version");
  await page.keyboard.press("Enter");
  await versions(page).getByText("Version 1", { exact: true }).waitFor();
  await replay(page).getByRole("button", { name: "Start the replay" }).focus();
  await page.keyboard.press("Enter");
  await replay(page)
    .getByRole("status")
    .filter({ hasText: /would have ended otherwise/ })
    .waitFor();
  await expect.poll(() => replay(page).getByRole("list", { name: "Changed decisions" }).textContent()).toMatch(/Approve.*becomes.*Hold/);
  const promote = replay(page).getByRole("button", { name: "Let it judge" });
  await promote.waitFor();
  await replay(page).scrollIntoViewIfNeeded();
  await inspect(page, "risk-rules-replayed");
  await promote.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Version 1 judges from now on").waitFor();
  expect(await analyze(page, { id: "rules-2" })).toMatchObject({ decision: "hold", rulesVersion: expect.stringMatching(/^v1\+/) });
  await versions(page).getByRole("button", { name: "Bring back: the set as shipped" }).click();
  await page.getByText("The set as shipped judges from now on").waitFor();
  expect(await analyze(page, { id: "rules-3" })).toMatchObject({ decision: "approve" });
});

describe("lists", () => {
  test("a column of names is pasted, counts at once, and is taken off again; countries say where they come from", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await page.goto("/risk/lists");
    await page.getByText("Nothing stands on this list").waitFor();
    const form = page.getByRole("form", { name: "Add to the list" });
    await form.getByLabel("Account names").fill("bad-1\nbad-2\n");
    await form.getByLabel("Reason").fill("Named by the police");
    await form.getByLabel("Reason").press("Enter");
    await page.getByText("2 added").waitFor();
    await page.getByRole("cell", { name: /^bad-1/ }).waitFor();
    expect(await analyze(page, { id: "lists-1", from: "bad-1" })).toMatchObject({ decision: "block" });
    await inspect(page, "risk-lists-block");
    await page.getByRole("button", { name: "Take off: bad-1" }).click();
    await page.getByRole("cell", { name: /^bad-1/ }).waitFor({ state: "detached" });
    expect(await analyze(page, { id: "lists-2", from: "bad-1" })).not.toMatchObject({ decision: "block" });
    await page.getByRole("button", { name: "Sanctioned" }).click();
    await page.getByText(/Where the shipped countries come from, as of 2026-06-30/).waitFor();
    await page.getByRole("button", { name: "Leave out: Cuba (CU)" }).click();
    await page.getByText("Country, left out here").waitFor();
    await page.reload();
    await page.getByText("Country, left out here").waitFor();
    await inspect(page, "risk-lists-countries");
  });

  test("somebody who may not decide reads rules and lists, and is told who decides", async ({ open }) => {
    const { page } = await open({ as: "USER" });
    await page.goto("/risk/rules");
    await page.getByText("Owners and admins decide about the rules.").waitFor();
    await versions(page).getByText("As shipped", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Add a rule" }).count()).toBe(0);
    expect(await page.getByRole("group", { name: "Rule", exact: true }).getByLabel("Name").isDisabled()).toBe(true);
    await page.goto("/risk/lists");
    await page.getByText("Owners and admins decide what stands on the lists.").waitFor();
  });
});
