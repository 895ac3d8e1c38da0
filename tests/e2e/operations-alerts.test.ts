import { describe } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const ALERTS = /\/api\/operations\/alerts\?/;
const AT = "2026-01-05T10:00:00.000Z";
const ALERT = {
  ...{
    id: "alr_01JX4Q8Z7M2V9K5T3R6N0W1Y8P",
    rule: "ErrorRate",
    title: "Requests fail",
    subject: "",
    severity: "critical",
    state: "firing",
  },
  ...{ summary: "More than 1 % of all requests are answered with an error of ours.", runbook: "docs/runbooks/errors.md" },
  ...{ value: 0.05, threshold: 0.01, unit: "share", startedAt: AT, firedAt: AT, wellSince: null, resolvedAt: null, firings: 1 },
  ...{ acknowledgedAt: null, acknowledgedBy: null, silencedUntil: null, notifiedAt: AT },
};

describe("alerts", () => {
  test("in their states: loading, failed with a way out, nothing past, and one that fires", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, ALERTS);
    await page.goto("/operations/alerts");
    await page.getByRole("status", { name: "Loading alerts" }).waitFor();
    await inspect(page, "operations-alerts-loading");
    release(refuse);
    await page.getByText("Alerts could not be loaded").waitFor();
    await inspect(page, "operations-alerts-error");
    await page.unroute(ALERTS);
    // What fires in the deployment that all tests share is not theirs to make: the page is shown one.
    await page.route(ALERTS, (route) => route.fulfill({ json: { items: [ALERT], nextCursor: null } }));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Requests fail" }).waitFor();
    await page.getByText("Seen: 5.0 %, limit 1.0 %.").waitFor();
    await inspect(page, "operations-alerts-full");
    await page.unroute(ALERTS);
    await page.route(ALERTS, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await page.reload();
    await page.getByText("Nothing is wrong").waitFor();
    await inspect(page, "operations-alerts-empty");
  });

  test("a test of the delivery says how many people it goes to", async ({ open }) => {
    const { page } = await open({ as: "SUPER_ADMIN" });
    await page.goto("/operations/alerts");
    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByText(/A test is on its way to \d+ (?:person|people)/).waitFor();
  });
});
