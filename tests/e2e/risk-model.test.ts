import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { parseEnv } from "../../lib/platform/env.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { transactionCollection } from "../../lib/risk/transactions/transaction.store.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { townRows } from "../support/model-world.ts";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const DAY_MS = 86_400_000;
const OVERVIEW = /\/api\/risk\/models\/overview/;
let runtime: Runtime | null = null;
afterAll(() => runtime?.close());

/** Two months of closed cases, which nobody could click together. */
async function livePast(page: Page, environment: Record<string, string>): Promise<void> {
  runtime ??= createRuntime(parseEnv(environment), { log: createLogger({ level: "silent" }) });
  const { id } = await (await page.request.get("/api/organizations/current")).json();
  const rows = townRows(String(id), { seed: 3, days: 60, endsAt: Date.now() - 8 * DAY_MS });
  await runtime.deps.db.collection(transactionCollection).insertMany(rows);
}

const versions = (page: Page) => page.getByRole("list", { name: "Versions" });

test("the model page while it loads, when it fails, with nothing learnt yet, and for a role that may only look", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, OVERVIEW);
  await page.goto("/risk/model");
  await page.getByRole("status", { name: "Loading the model" }).waitFor();
  release(refuse);
  await page.getByText("The model could not be loaded").waitFor();
  await page.unroute(OVERVIEW);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "The shipped model judges" }).waitFor();
  await page.getByText("0 of 50").waitFor();
  await page.getByRole("button", { name: "Train now" }).click();
  await page.getByText("Nothing was trained: There were too few closed cases to learn from.").waitFor();
  await inspect(page, "risk-model-empty");

  const reader = await open({ as: "READ_ONLY" });
  await reader.page.goto("/risk/model");
  await reader.page.getByText("Owners and admins train models and decide which of them judges.").waitFor();
  expect(await reader.page.getByRole("button", { name: "Train now" }).count()).toBe(0);
});

test("a model is trained from closed cases, tried, made to judge by keyboard with a reason, and the shipped one comes back", async ({
  open,
  stage,
}) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/risk/model");
  await page.getByRole("heading", { name: "The shipped model judges" }).waitFor();
  await livePast(page, stage.environment);
  await page.reload();
  await page.getByRole("button", { name: "Train now" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("A model was trained.").waitFor({ timeout: 60_000 });
  await versions(page).getByText("Model 1").waitFor();
  await page.getByRole("button", { name: "Make it judge: Model 1" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Looked at beside the rules.");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Make it judge" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Model 1 judges" }).waitFor();
  await page.getByRole("region", { name: "How well it does" }).getByText("Amount alone").waitFor();
  await inspect(page, "risk-model-full");
  await page.getByRole("figure", { name: "Calibration" }).getByRole("button", { name: "Table" }).click();
  await page.getByRole("table", { name: "Probability said and share that was fraud" }).waitFor();
  await page.getByRole("button", { name: "Make it judge: The shipped model" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The trial is over.");
  await page.getByRole("dialog").getByRole("button", { name: "Make it judge" }).click();
  await page.getByRole("heading", { name: "The shipped model judges" }).waitFor();
});
