import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const SCHEDULES = /\/api\/operations\/schedules$/;
const OVERVIEW = /\/api\/operations\/overview$/;

describe("schedules", () => {
  test("in their states, and one run by hand with a reason", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, SCHEDULES);
    await page.goto("/operations/schedules");
    await page.getByRole("status", { name: "Loading schedules" }).waitFor();
    await inspect(page, "operations-schedules-loading");
    release(refuse);
    await page.getByText("Schedules could not be loaded").waitFor();
    await inspect(page, "operations-schedules-error");
    await page.unroute(SCHEDULES);
    await page.getByRole("button", { name: "Try again" }).click();
    const row = page.getByRole("table", { name: "What happens by the clock" }).getByRole("row", { name: /knowledge\.sweep-uploads/ });
    await row.waitFor();
    await inspect(page, "operations-schedules-full");
    await row.getByRole("button", { name: "Run knowledge.sweep-uploads" }).click();
    const dialog = page.getByRole("dialog", { name: "Run knowledge.sweep-uploads now?" });
    await dialog.getByLabel("Reason").fill("Clear the way for a test");
    await dialog.getByRole("button", { name: "Run knowledge.sweep-uploads" }).click();
    await page.getByText("It is run by the next tick").waitFor();
    await expect.poll(() => row.textContent(), { timeout: 20_000 }).toMatch(/Done/);
  });
});

describe("the overview", () => {
  test("in its states: loading, failed with a way out, and the state of the service", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, OVERVIEW);
    await page.goto("/operations");
    await page.getByRole("status", { name: "Loading operations" }).waitFor();
    release(refuse);
    await page.getByText("The state could not be read").waitFor();
    await inspect(page, "operations-error");
    await page.unroute(OVERVIEW);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(/^The service (is well|works)/).waitFor();
    await inspect(page, "operations-full");
    await page.getByRole("link", { name: "Schedules overdue" }).click();
    await page.getByRole("table", { name: "What happens by the clock" }).waitFor();
  });
});
