import { MongoClient } from "mongodb";
import type { Page } from "playwright-core";
import { describe, expect, inject, onTestFinished } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const OVERVIEW = /\/api\/admin\/overview/;
const KIND = "chat.purge-chat";
const ID_LENGTH = 26;

/** As a run that was given up leaves it: a failed job and its letter, in the sample organization. */
async function giveUp(page: Page): Promise<{ jobId: string }> {
  const stage = inject("stage");
  const client = new MongoClient(stage?.environment.MONGODB_URI ?? "");
  onTestFinished(() => client.close());
  const db = client.db();
  const { id: orgId }: { id: string } = await (await page.request.get("/api/organizations/current")).json();
  const jobId = `job_${crypto.randomUUID().replaceAll("-", "").toUpperCase().slice(0, ID_LENGTH)}`;
  const at = new Date();
  const ended = {
    state: "failed",
    attempts: 3,
    fence: 3,
    publishCount: 3,
    lastError: "job.unexpected_error",
    reason: "job.unexpected_error",
  };
  const lease = { owner: null, leaseUntil: null, dueAt: null, createdAt: at, finishedAt: at };
  const rows: { _id: string }[] = [
    { _id: jobId, ...{ orgId, name: KIND, payload: { chatId: "cht_of_this_test" }, deduplicationKey: jobId }, ...ended, ...lease },
  ];
  await db.collection<{ _id: string }>("jobs").insertMany(rows);
  const said = { reason: "job.unexpected_error", attempts: 3, payloadDigest: "7f".repeat(32), replayedAt: null, replayedBy: null };
  const letters: { _id: string }[] = [{ _id: `ddl_${jobId}_3`, ...{ orgId, job: KIND, recordId: jobId, at }, ...said }];
  await db.collection<{ _id: string }>("dead_letters").insertMany(letters);
  return { jobId };
}

const rowOf = (page: Page, id: string) => page.locator("tbody tr").filter({ hasText: id });

describe("the admin console", () => {
  test("shows the overview in its states: loading, failed with a way out, full, and for whom it is", async ({ open }) => {
    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, OVERVIEW);
    await page.goto("/admin");
    await page.getByRole("status", { name: "Loading the overview" }).waitFor();
    await inspect(page, "admin-overview-loading");
    release(refuse);
    await page.getByText("The overview could not be loaded").waitFor();
    await page.unroute(OVERVIEW);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("region", { name: "Now" }).getByText("Cost today").waitFor();
    await page.getByRole("button", { name: "30 days" }).click();
    await expect.poll(() => page.url()).toContain("days=30");
    await page.getByRole("figure", { name: "Guard verdicts" }).waitFor();
    await inspect(page, "admin-overview-full");
    expect(await page.getByRole("button", { name: "Every organization" }).count()).toBe(0);
    const analyst = await open({ as: "ANALYST" });
    analyst.watch.allow(/status of 403/);
    await analyst.page.goto("/admin");
    await analyst.page.getByText("Your role does not show this").waitFor();
    const operator = await open({ as: "SUPER_ADMIN" });
    await operator.page.goto("/admin");
    await operator.page.getByRole("button", { name: "This organization" }).click();
    await expect.poll(() => operator.page.url()).toContain("scope=organization");
  });

  test("starts a dead letter over, which is off the open list then, and narrows jobs by kind and state", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    const { jobId } = await giveUp(page);
    await page.goto(`/admin/jobs?state=failed&kind=${KIND}`);
    await rowOf(page, jobId).getByRole("link", { name: "job.unexpected_error" }).waitFor();
    await inspect(page, "admin-jobs-failed");
    await page.getByRole("button", { name: "Running", exact: true }).click();
    await page.getByText("No job fits the filters.").waitFor();
    await page.goto("/admin/dead-letters");
    await rowOf(page, jobId).getByText("7f7f7f7f7f7f").waitFor();
    await inspect(page, "admin-dead-letters");
    await rowOf(page, jobId)
      .getByRole("button", { name: /^Replay/ })
      .click();
    await page.getByText("Started over").waitFor();
    await expect.poll(() => rowOf(page, jobId).count()).toBe(0);
    await page.getByRole("button", { name: "All", exact: true }).click();
    await rowOf(page, jobId)
      .getByText(/^Replayed /)
      .waitFor();
  });

  test("adds use up by person and model, and shows what is connected", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    await page.goto("/admin/usage");
    await page.getByRole("table", { name: "Usage by person, the most expensive first" }).waitFor();
    await page.getByLabel("Group by").selectOption("model");
    await page.getByRole("table", { name: "Usage by model, the most expensive first" }).waitFor();
    await inspect(page, "admin-usage-by-model");
    await page.goto("/admin/integrations");
    await page.getByRole("table", { name: "Vendors of models, configured or not" }).waitFor();
    await inspect(page, "admin-integrations");
  });
});
