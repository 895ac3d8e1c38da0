import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const SETS = /\/api\/prompts\/prm_[^/]+\/test-sets\?/;
const RUN_MS = 30_000;

/** A visitor's own: the demo engine answers every question with a sentence that names itself. */
async function makePrompt(page: Page): Promise<string> {
  const headers = { origin: new URL(page.url()).origin };
  const parameters = [{ name: "country", label: "Country", type: "text" }];
  const content = { template: "Name the capital of {{country}}.", parameters };
  const data = { title: "Capital of a country", category: "research", visibility: "organization", content };
  const response = await page.request.post("/api/prompts", { headers, data });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).id;
}

async function makeSet(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New test set" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Make the test set" }).click();
  await page.getByText("No rows yet").waitFor();
}

async function chooseFile(page: Page, text: string): Promise<void> {
  const file = { name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("Choose a file").setInputFiles(file);
}

test("tests in their states: being loaded, refused, none yet", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  await page.goto("/prompts");
  const promptId = await makePrompt(page);
  const release = await holdRequests(page, SETS);
  await page.goto(`/prompts/${promptId}/tests`);
  await page.getByRole("status", { name: "Loading the test sets" }).waitFor();
  await inspect(page, "prompt-tests-loading");
  release(refuse);
  await page.getByText("The test sets could not be loaded").waitFor();
  await inspect(page, "prompt-tests-error");
  await page.unroute(SETS);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("No test sets yet").waitFor();
  await inspect(page, "prompt-tests-empty");
});

test("a test set is written by hand and from a file whose faults are named by line, run, and read cell by cell", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/prompts");
  const promptId = await makePrompt(page);
  await page.goto(`/prompts/${promptId}/tests`);
  await makeSet(page, "Capitals");

  await page.getByRole("button", { name: "Add a row" }).click();
  await page.getByRole("button", { name: "Save the row" }).click();
  await page.getByText("Country is required.").waitFor();
  await page.getByLabel("Country", { exact: true }).fill("France");
  await page.getByRole("button", { name: "Add the assertion" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Demo engine");
  await inspect(page, "prompt-tests-row");
  await page.getByRole("button", { name: "Save the row" }).click();
  const rows = page.getByRole("table", { name: "Rows of Capitals" });
  await rows.getByText("Contains: Demo engine").waitFor();

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await chooseFile(page, "country,year\nSpain,1\n");
  await page.getByText("Line 1, year: The prompt has no parameter of this name.").waitFor();
  expect(await page.getByRole("button", { name: "Take the rows" }).isDisabled()).toBe(true);
  await chooseFile(page, "country,expected,assert:length\nSpain,Madrid,1-100 words\n");
  await page.getByText("1 row, without a fault").waitFor();
  await page.getByRole("button", { name: "Take the rows" }).click();
  await expect.poll(() => rows.getByRole("rowheader").count()).toBe(2);
  await inspect(page, "prompt-tests-full");

  await page.getByRole("button", { name: "Evaluate" }).click();
  await page.getByText("2 calls, free.").waitFor();
  await page.getByRole("button", { name: "Run it" }).click();
  await page.getByText("Version 1 may go to production").waitFor({ timeout: RUN_MS });
  await page.getByRole("button", { name: "Row 1, Version 1: Passed" }).click();
  await page.getByText("The answer has “Demo engine” in it.").waitFor();
  await page.getByRole("group", { name: "Answer to row 1, Version 1" }).waitFor();
  await inspect(page, "prompt-tests-report");
  await page.getByRole("button", { name: "All tests" }).click();
  await page.getByRole("table", { name: "Evaluations, the newest first" }).getByText("Passed").waitFor();
});

test("a version that fails says where and why, and rules for every row change what it proves", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  // The pattern that cannot be read is refused.
  watch.allow(/status of 422/);
  await page.goto("/prompts");
  const promptId = await makePrompt(page);
  await page.goto(`/prompts/${promptId}/tests`);
  await makeSet(page, "Strict");
  await page.getByRole("button", { name: "Add a row" }).click();
  await page.getByLabel("Country", { exact: true }).fill("France");
  await page.getByLabel("Expected answer (optional)").fill("Paris");
  await page.getByRole("button", { name: "Save the row" }).click();
  await page.getByRole("button", { name: "Change the rules" }).click();
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Matches a pattern" });
  await page.getByRole("button", { name: "Add the assertion" }).click();
  await page.getByLabel("Pattern (RE2)").fill("(?<=a)b");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("This pattern cannot be read.").waitFor();
  await page.getByLabel("Pattern (RE2)").fill("^Paris");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Matches a pattern: ^Paris").waitFor();
  await page.getByRole("button", { name: "Evaluate" }).click();
  await page.getByRole("button", { name: "Run it" }).click();
  await page.getByText("No version may go to production by it.").waitFor({ timeout: RUN_MS });
  await page.getByLabel("Only rows that did not pass").check();
  await page.getByRole("button", { name: "Row 1, Version 1: Failed" }).click();
  await page.getByText("The pattern “^Paris” is not found.").waitFor();
});
