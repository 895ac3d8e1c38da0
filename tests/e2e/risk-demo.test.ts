import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const RUNS = /\/api\/risk\/demo-runs\?/;
const INCIDENT_MS = 60_000;
const incident = (page: Page) => page.getByRole("article", { name: "The scripted incident" });
const stage = (page: Page, title: string) =>
  page.getByRole("list", { name: "Stages of the incident" }).getByRole("listitem").filter({ hasText: title }).first();

test("an incident plays from the first payment to the release that takes a second person, and its data is taken away", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, RUNS);
  await page.goto("/risk/demo");
  await page.getByRole("status", { name: "Loading demo runs" }).waitFor();
  release(refuse);
  await page.getByText("Demo runs could not be loaded").waitFor();
  await page.unroute(RUNS);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Nothing generated yet").waitFor();
  await page.getByText("People, accounts and payments of a demo run are made up from a number.").waitFor();
  await inspect(page, "risk-demo-empty");
  await page.getByRole("button", { name: "Play the incident" }).press("Enter");
  await incident(page).getByRole("progressbar").waitFor();
  expect(await page.getByRole("button", { name: "Start the town" }).isDisabled()).toBe(true);
  await stage(page, "Quarantine").getByText("Done", { exact: true }).waitFor({ timeout: INCIDENT_MS });
  await incident(page).getByText("Finished").waitFor({ timeout: INCIDENT_MS });
  await stage(page, "Review").getByRole("button", { name: "Take the case" }).click();
  await stage(page, "Review").getByText("Done", { exact: true }).waitFor();
  await stage(page, "Recover").getByRole("button", { name: "Confirm the fraud" }).click();
  await stage(page, "Recover").getByText("Done", { exact: true }).waitFor();
  await stage(page, "Release").getByRole("button", { name: "Ask for the release" }).click();
  await stage(page, "Release").getByText("You have asked for it, so it takes another analyst").waitFor();
  expect(await page.getByRole("button", { name: "Approve the release" }).count()).toBe(0);
  await inspect(page, "risk-demo-incident");
  await stage(page, "Detect").getByRole("link", { name: "The transaction" }).click();
  await page.waitForURL(/\/risk\/transactions\/rtx_/);
  await page.goto("/risk?source=demo");
  await page.getByText("generated", { exact: false }).first().waitFor();
  await page.goto("/risk/demo");
  await incident(page).getByRole("button", { name: "Remove its data" }).click();
  await page.getByText("Nothing generated yet").waitFor();
});

test("a town feeds the live view and is stopped; who may only read watches", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/risk/demo");
  await page.getByLabel("Pace").selectOption("10");
  await page.getByRole("button", { name: "Start the town" }).click();
  const town = page.getByRole("article", { name: "A town" });
  await town.getByText(/Payments are coming in: [1-9]/).waitFor({ timeout: INCIDENT_MS });
  await town.getByRole("button", { name: "Stop" }).click();
  await town.getByText("Stopped", { exact: true }).waitFor();
  await town.getByText(/Of \d+ generated as fraud|No theft was generated/).waitFor();
  const { page: readers } = await open({ as: "READ_ONLY" });
  await readers.goto("/risk/demo");
  await readers.getByText("Your role may watch demo runs, not start them.").waitFor();
  await readers.getByRole("article", { name: "The sample organization’s town" }).waitFor();
  expect(await readers.getByRole("button", { name: "Play the incident" }).count()).toBe(0);
});
