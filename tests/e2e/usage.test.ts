import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { focusedName, runCommand, tabTo } from "./support/keys.ts";

const READS = /\/api\/ai\/(usage|egress|budgets)(\/rows)?\?/;
const usageTable = (page: Page) => page.getByRole("table", { name: "Usage by model" });
async function callCount(page: Page): Promise<number> {
  const totals = (await page.getByRole("region", { name: "Totals" }).textContent()) ?? "";
  return Number(/in ([\d,]+) calls/.exec(totals)?.[1]?.replaceAll(",", ""));
}
const drawn = (page: Page, chart: string) =>
  page.getByRole("figure", { name: chart }).locator(".recharts-bar-rectangle path").first().waitFor();

describe("usage in its four states", () => {
  test("empty, loading, failed with a way out, and full with its table", async ({ open }) => {
    const nobody = await open({ as: "demo" });
    await nobody.page.goto("/usage");
    await nobody.page.getByText("No calls in this period").waitFor();
    await inspect(nobody.page, "usage-empty");

    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/usage");
    await page.getByRole("status", { name: "Loading usage" }).waitFor();
    await inspect(page, "usage-loading");
    release(refuse);
    await page.getByText("Usage could not be loaded").waitFor();
    expect(await page.getByText("req_refused_by_the_test").count()).toBe(1);
    await inspect(page, "usage-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await usageTable(page).waitFor();
    await page.getByRole("table", { name: "Calls, newest first" }).waitFor();
    await drawn(page, "Money");
    expect(await page.getByText("Sample data.").count()).toBe(1);
    await inspect(page, "usage-full");
    await page.getByRole("figure", { name: "Money" }).getByRole("button", { name: "Table" }).click();
    await page.getByRole("region", { name: "Money as a table" }).waitFor();
    await inspect(page, "usage-table");
  });

  test("a filter narrows everything, stands in the address and survives a reload", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    await page.goto("/usage?period=90d");
    const all = await callCount(page);
    await usageTable(page).getByRole("button", { name: "openai/gpt-6-luna" }).click();
    await page.getByRole("button", { name: "Remove filter Model: openai/gpt-6-luna" }).waitFor();
    await page.getByRole("table", { name: "Usage by feature" }).waitFor();
    expect(new URL(page.url()).searchParams.get("model")).toBe("openai/gpt-6-luna");
    await page.reload();
    await page.getByRole("table", { name: "Usage by feature" }).waitFor();
    expect(await callCount(page)).toBeLessThan(all);
    const cells = page.getByRole("table", { name: "Calls, newest first" }).getByRole("cell", { name: /\// });
    for (const cell of await cells.filter({ hasText: "gpt" }).allTextContents()) expect(cell).toContain("gpt-6-luna");
    await page.getByRole("button", { name: /^Remove filter/ }).click();
    // Other people of the sample organization may have called a model meanwhile.
    await expect.poll(() => callCount(page)).toBeGreaterThanOrEqual(all);
  });

  test("the export is the list as a file", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    await page.goto("/usage?period=7d");
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("aegis-usage.csv");
    const [head, ...lines] = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(head).toMatch(/^at,id,provider,model/);
    expect(lines.length).toBeGreaterThan(20);
  });

  test("somebody without the permission sees that these are their own", async ({ open }) => {
    const { page } = await open({ as: "USER" });
    await page.goto("/usage");
    await page.getByText("These are your own calls.").waitFor();
    await page.goto("/usage/egress");
    await page.getByText("These are your own calls.").waitFor();
  });
});

describe("data leaving in its four states", () => {
  test("empty, loading, failed and full, with both ledgers in agreement", async ({ open }) => {
    const nobody = await open({ as: "demo" });
    await nobody.page.goto("/usage/egress");
    await nobody.page.getByText("Nothing left the house").waitFor();
    await inspect(nobody.page, "egress-empty");

    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/usage/egress");
    await page.getByRole("status", { name: "Loading what left" }).waitFor();
    await inspect(page, "egress-loading");
    release(refuse);
    await page.getByText("What left could not be loaded").waitFor();
    await inspect(page, "egress-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("table", { name: "To whom" }).waitFor();
    await page.getByRole("table", { name: "Calls that left, newest first" }).waitFor();
    await page.getByText(/^Complete: the usage ledger has/).waitFor();
    await drawn(page, "Sent by day");
    await inspect(page, "egress-full");
  });
});

describe("budgets in their states", () => {
  test("loading, failed, empty; made, changed, deleted and brought back by its admin", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/usage/budgets");
    await page.getByRole("status", { name: "Loading budgets" }).waitFor();
    await inspect(page, "budgets-loading");
    release(refuse);
    await page.getByText("Budgets could not be loaded").waitFor();
    await inspect(page, "budgets-error");
    // The page asks again by itself every few seconds.
    await page.unroute(READS);
    await page.getByText("No budget yet").waitFor();
    await inspect(page, "budgets-empty");

    await page.getByRole("button", { name: "New budget" }).click();
    await expect.poll(() => focusedName(page), { message: "the form takes the focus" }).toContain("For");
    await page.getByRole("textbox", { name: "At most, in US dollars" }).fill("nothing");
    await page.keyboard.press("Enter");
    await page.getByText("Enter an amount above zero in dollars").waitFor();
    await inspect(page, "budgets-form");
    await page.getByRole("textbox", { name: "At most, in US dollars" }).fill("12.50");
    await page.keyboard.press("Enter");
    const meter = page.getByRole("meter", { name: "The whole organization, each month" });
    await meter.waitFor();
    expect(await meter.getAttribute("aria-valuetext")).toBe("0 % of $12.50");
    await page.getByRole("button", { name: /^Change budget/ }).click();
    await page.getByRole("textbox", { name: "At most, in US dollars" }).fill("20");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => meter.getAttribute("aria-valuetext")).toBe("0 % of $20.00");
    await page.getByRole("button", { name: /^Delete budget/ }).click();
    await page.getByText("No budget yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await meter.waitFor();
    await page.reload();
    await meter.waitFor();
  });

  test("nearly used up and used up are said in words, with what they are made of and the alerts", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    await page.route(READS, (route) =>
      route.request().url().includes("/budgets?") ? route.fulfill({ json: { items: FULL_BUDGETS } }) : route.continue(),
    );
    await page.goto("/usage/budgets");
    await page.getByText("Nearly used up").waitFor();
    await page.getByText("Used up: calls are refused").waitFor();
    expect(await page.getByRole("region", { name: "Alerts" }).getByRole("listitem").count()).toBe(6);
    await inspect(page, "budgets-full");
  });

  test("a role without the permission is told so", async ({ open }) => {
    const { page, watch } = await open({ as: "USER" });
    watch.allow(/status of 403/);
    await page.goto("/usage/budgets");
    await page.getByText("Your role does not show budgets").waitFor();
    await inspect(page, "budgets-refused");
  });
});

/** As the API answers for caps that calls have filled: no test may spend a vendor's money to get there. */
const AT = "2026-03-05T08:00:00.000Z";
const alert = (percent: number) => ({ percent, at: AT, usedMicros: percent * 500_000 });
const base = { currency: "USD", createdBy: "usr_x", createdAt: AT, updatedAt: AT, startsAt: AT, resetsAt: "2026-04-01T00:00:00.000Z" };
const FULL_BUDGETS = [
  {
    ...{ ...base, id: "bdg_1", scope: { type: "organization", id: "org_x" }, period: "month", capMicros: 50_000_000, percent: 84 },
    ...{ spentMicros: 38_000_000, uncertainMicros: 4_000_000, heldMicros: 3_000_000, leftMicros: 5_000_000 },
    alertsSent: [alert(50), alert(80)],
  },
  {
    ...{ ...base, id: "bdg_2", scope: { type: "feature", id: "gateway" }, period: "day", capMicros: 50_000_000, percent: 100 },
    ...{ spentMicros: 50_000_000, uncertainMicros: 0, heldMicros: 0, leftMicros: 0 },
    alertsSent: [alert(50), alert(80), alert(90), alert(100)],
  },
];

test("usage can be read and narrowed by keyboard alone", async ({ open }) => {
  const { page } = await open({ as: "OWNER" });
  await page.goto("/usage");
  await usageTable(page).waitFor();
  await tabTo(page, "Data leaving");
  await tabTo(page, "Period");
  await page.keyboard.type("Last 7");
  await expect.poll(() => new URL(page.url()).searchParams.get("period")).toBe("7d");
  await usageTable(page).waitFor();
  await tabTo(page, "Tokens");
  await page.keyboard.press("Enter");
  await page.getByRole("figure", { name: "Tokens" }).waitFor();
  await tabTo(page, "Table");
  await page.keyboard.press("Space");
  await page.getByRole("region", { name: "Tokens as a table" }).waitFor();
  await tabTo(page, /Show only .*gpt-6-luna/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Remove filter Model/ }).waitFor();
  await runCommand(page, "Show the last 90 days");
  await expect.poll(() => new URL(page.url()).searchParams.get("period")).toBe("90d");
  await expect.poll(() => focusedName(page), { message: "the focus stays on the filter that was made" }).toMatch(/^Remove filter Model/);
});
