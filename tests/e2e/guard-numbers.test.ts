import { expect } from "vitest";
import type { GuardFigures, GuardReport } from "../../lib/guard/report.ts";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READ = /\/api\/guard\/report$/;
const group = { attacks: 120, harmless: 300, recallAt1: 0.71, recall: 0.68, fpr: 0.009 };
const FIGURES: GuardFigures = {
  core: { ...group, auc: 0.971, recallAt1Interval: [0.66, 0.75] },
  all: { ...group, auc: 0.95, recallAt1Interval: [0.6, 0.7] },
  shipped: { recall: 0.68, fpr: 0.009, threshold: 0.62 },
  disguised: group,
  secrets: { redacted: 0.995, unseen: 0.92, evasion: 0.64, fp: 0.004 },
  pii: { recall: 0.98, fp: 0.01 },
  hard: { triggerWord: 0.012, lookAlike: 0, instruction: 0.0004 },
  languages: { en: group, de: { ...group, attacks: 14, recallAt1: null } },
  sources: { "a-source": group, "harmless-only": { ...group, attacks: 0, recall: null, recallAt1: null } },
  speed: {
    input: { "200": { p50Ms: 0.05, p99Ms: 0.2 }, "4000": { p50Ms: 0.7, p99Ms: 1.4 } },
    outputPer8kB: { p50Ms: 0.3, p99Ms: 0.8 },
    hostile1MbMs: 61,
    coldLoadMs: 22,
    shareOfTurn: 0.002,
  },
};
/** The page must say what the file says, whatever that is; the committed file changes with every release. */
const REPORT: GuardReport = {
  releases: [
    {
      release: "0.2.0",
      date: "2026-11-21",
      rulesVersion: "2026-11-21.1",
      modelVersion: "s1-abc",
      crossValidated: FIGURES,
      development: { ...FIGURES, core: { ...group, auc: 0.99, recallAt1: 0.93, recallAt1Interval: null } },
    },
  ],
};

test("the numbers in their states: loading, failed with a way out, not measured, and full", async ({ open }) => {
  const { page, watch } = await open({ as: "READ_ONLY" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, READ);
  await page.goto("/guard/numbers");
  await page.getByRole("status", { name: "Loading numbers" }).waitFor();
  await inspect(page, "guard-numbers-loading");
  release(refuse);
  await page.getByText("The numbers could not be loaded").waitFor();
  await inspect(page, "guard-numbers-error");
  await page.unroute(READ);
  await page.route(READ, (route) => route.fulfill({ json: { releases: [] } }));
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Not measured yet").waitFor();
  await inspect(page, "guard-numbers-empty");
  await page.unroute(READ);
  await page.route(READ, (route) => route.fulfill({ json: REPORT }));
  await page.reload();
  await page.getByRole("table", { name: "The main numbers of each release, newest first" }).waitFor();
  const said = await page.locator("main").textContent();
  for (const words of ["71.0 %", "66.0 to 75.0 %", "0.971", "99.5 %", "< 0.1 %", "1.4 ms", "What it misses"]) expect(said).toContain(words);
  await inspect(page, "guard-numbers-full");
});

test("the numbers that are shipped can be read, whoever asks", async ({ open }) => {
  const { page } = await open();
  const response = await page.request.get("/api/guard/report");
  expect(response.status()).toBe(200);
  expect(Array.isArray((await response.json()).releases)).toBe(true);
});
