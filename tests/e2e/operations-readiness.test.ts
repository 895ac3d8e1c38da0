import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READINESS = /\/api\/operations\/readiness/;

describe("readiness", () => {
  test("in its states, and a backup nobody has verified yet stands there as failing or to look at, with what to do", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READINESS);
    await page.goto("/operations/readiness");
    await page.getByRole("status", { name: "Loading readiness" }).waitFor();
    await inspect(page, "operations-readiness-loading");
    release(refuse);
    await page.getByText("Readiness could not be loaded").waitFor();
    await inspect(page, "operations-readiness-error");
    await page.unroute(READINESS);
    await page.getByRole("button", { name: "Try again" }).click();
    const backups = page.getByRole("region", { name: "Backups" });
    await backups.getByText("A backup was restored and compared").waitFor();
    const verified = backups.getByRole("listitem").filter({ hasText: "A backup was restored and compared" });
    await expect.poll(() => verified.getByText(/^(?:Fail|Look at it|Pass)$/).count()).toBe(1);
    await page.getByRole("region", { name: "Stores" }).getByText("MongoDB answers").waitFor();
    await page.getByRole("region", { name: "Going back" }).getByText("More than 25 % of requests fail").waitFor();
    await inspect(page, "operations-readiness-full");
    await page.getByRole("button", { name: "Look again" }).click();
    await page.getByText("Looked at again").waitFor();
  });

  test("is for whoever runs the deployment", async ({ open }) => {
    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 403/);
    await page.goto("/operations/readiness");
    await page.getByText("Operations are for whoever runs the deployment").waitFor();
  });
});
