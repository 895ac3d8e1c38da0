import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const LOGS = /\/api\/operations\/logs\?/;
const lines = (page: Page) => page.getByRole("table", { name: "Lines of the log, newest first" }).locator("tbody tr");
const opened = (page: Page) => page.getByRole("complementary", { name: "Line" });
/** A process writes its lines at most every ten seconds. */
const WRITTEN = { timeout: 20_000, interval: 500 };
/** Of one request there are a few lines, of a page of them fifty. */
const A_REQUEST_HAS = 20;

describe("logs", () => {
  test("in their states: loading, failed with a way out, full, one line open, and none that fits", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, LOGS);
    await page.goto("/operations/logs");
    await page.getByRole("status", { name: "Loading the log" }).waitFor();
    await inspect(page, "operations-logs-loading");
    release(refuse);
    await page.getByText("The log could not be loaded").waitFor();
    await inspect(page, "operations-logs-error");
    await page.unroute(LOGS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Refresh" }).waitFor();
    await expect
      .poll(async () => {
        await page.getByRole("button", { name: "Refresh" }).click();
        return lines(page).count();
      }, WRITTEN)
      .toBeGreaterThan(0);
    await inspect(page, "operations-logs-full");
    await lines(page).first().getByRole("button").click();
    await opened(page).getByText("Time", { exact: true }).waitFor();
    await inspect(page, "operations-logs-open");
    await page.goto("/operations/logs?route=/nobody/asked&level=error");
    await page.getByText("No line fits these filters").waitFor();
    await inspect(page, "operations-logs-empty");
    await page.getByRole("button", { name: "Remove the filters" }).click();
    await lines(page).first().waitFor();
  });

  test("from one line to all of its request, by an address that can be shared; nobody else reads them", async ({ open }) => {
    const { page } = await open({ as: "SUPER_ADMIN" });
    await page.goto("/operations/logs");
    await page.getByRole("button", { name: "Refresh" }).waitFor();
    await expect
      .poll(async () => {
        await page.getByRole("button", { name: "Refresh" }).click();
        return lines(page).count();
      }, WRITTEN)
      .toBeGreaterThan(0);
    const line = lines(page)
      .filter({ hasText: /GET|POST/ })
      .first();
    await line.getByRole("button").click();
    const narrowed = page.waitForResponse(/\/api\/operations\/logs\?.*requestId=/);
    await opened(page).getByRole("button", { name: "All of this request" }).click();
    await narrowed;
    await expect.poll(() => new URL(page.url()).searchParams.get("requestId")).toMatch(/^req_/);
    await expect.poll(() => lines(page).count()).toBeLessThan(A_REQUEST_HAS);
    const count = await lines(page).count();
    expect(count).toBeGreaterThan(0);
    await page.reload();
    await expect.poll(() => lines(page).count()).toBe(count);
    const owner = await open({ as: "OWNER" });
    owner.watch.allow(/status of 403/);
    await owner.page.goto("/operations/logs");
    await owner.page.getByText("Operations are for whoever runs the deployment").waitFor();
  });
});
