import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const HISTORY = /\/api\/health\/history/;
const DETAILS = /\/api\/health\/detailed/;

/** A week of which one day was bad, so that a picture has something to show. */
function madeUpHistory() {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const bars = Array.from({ length: 7 }, (_, index) => {
    const [down, degraded] = [index === 3 ? 6 : 0, index === 5 ? 4 : 0];
    const from = new Date(today - (6 - index) * 86_400_000).toISOString();
    return { from, checks: 288, healthy: 288 - down - degraded, degraded, down, longestDownMinutes: down * 5 };
  });
  const services = ["database", "queue"].map((service) => ({ service, uptime: 1 - 6 / (7 * 288), bars }));
  return { readAt: new Date().toISOString(), isCurrent: true, days: 90, services, incidents: [] };
}

test("anybody sees how the service is and has been: while it loads, failed, by bars, by a table, and while nothing is known", async ({
  open,
}) => {
  const { page, watch } = await open();
  watch.allow(/status of 503/);
  const release = await holdRequests(page, HISTORY);
  await page.goto("/health/dashboard");
  await page.getByRole("table", { name: "Services" }).waitFor();
  await page.getByRole("table", { name: "AI providers" }).getByText("demo").waitFor();
  await page.getByRole("status", { name: "Loading history" }).waitFor();
  release(refuse);
  await page.getByText("History could not be loaded").waitFor();
  await inspect(page, "health-history-error");
  await page.unroute(HISTORY);

  await page.route(HISTORY, (route) => route.fulfill({ json: madeUpHistory() }));
  await page.reload();
  const bars = page.getByRole("slider", { name: "Database, by day" });
  await bars.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  await page.getByText("288 checks, down in 6, at most 30 minutes at a time").first().waitFor();
  expect(await bars.getAttribute("aria-valuetext")).toContain("down in 6");
  await inspect(page, "health-history");
  await page.getByRole("button", { name: "Table" }).click();
  await page.getByRole("table", { name: "What checks found, by time and service" }).waitFor();
  await inspect(page, "health-history-table");
  await page.unroute(HISTORY);

  const nothing = { readAt: null, isCurrent: false, days: 90, services: [], incidents: [] };
  await page.route(HISTORY, (route) => route.fulfill({ json: nothing }));
  await page.route(DETAILS, (route) => route.abort());
  watch.allow(/Failed to load resource/);
  await page.goto("/health/dashboard");
  await page.getByText("History is not known now").waitFor();
  await page.getByRole("table", { name: "Services" }).waitFor();
});

test("an operator opens an incident: strangers read it at once, follow it, and see it end; owners of organizations open none", async ({
  open,
}) => {
  const title = `Letters are late ${Date.now()}`;
  const operator = await open({ as: "SUPER_ADMIN" });
  const { page } = operator;
  await page.goto("/operations/incidents");
  await page.getByRole("button", { name: "Open an incident" }).click();
  const form = page.getByRole("dialog", { name: "Open an incident" });
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("E-mail (SendGrid)").check();
  await form.getByLabel("What people are told").fill("Letters take an hour. None is lost.");
  await form.getByRole("button", { name: "Publish" }).click();
  const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
  await item.waitFor();
  await inspect(page, "incidents");

  const stranger = await open();
  await stranger.page.goto("/health/dashboard");
  const shown = stranger.page.getByRole("list", { name: "Open incidents" }).getByRole("listitem").filter({ hasText: title }).first();
  await shown.getByText("Letters take an hour. None is lost.").waitFor();
  await inspect(stranger.page, "health-incident");

  await item.getByRole("button", { name: "Add an update" }).click();
  const update = page.getByRole("dialog", { name: "Add an update" });
  await update.getByLabel("State").selectOption("monitoring");
  await update.getByLabel("What people are told").fill("They go out again.");
  await update.getByRole("button", { name: "Publish" }).click();
  await item.getByText("They go out again.").waitFor();
  await item.getByRole("button", { name: "Resolve" }).click();
  const end = page.getByRole("dialog", { name: "Resolve the incident" });
  await end.getByLabel("What people are told").fill("All letters are out.");
  await end.getByRole("button", { name: "Resolve" }).click();
  await item.getByText("All letters are out.").waitFor();
  await stranger.page.reload();
  await stranger.page.getByRole("list", { name: "Past incidents" }).getByText(title).click();
  await stranger.page.getByText("All letters are out.").waitFor();

  const owner = await open({ as: "OWNER" });
  owner.watch.allow(/status of 403/);
  await owner.page.goto("/operations/incidents");
  await owner.page.getByText("Operations are for whoever runs the deployment").waitFor();
});
