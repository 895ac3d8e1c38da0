import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const LETTER = { name: "letter", label: "Letter", type: "long-text" };
const HEAD = {
  title: "Sorts letters",
  description: "",
  category: "support",
  role: null,
  pattern: "instruction",
  level: "beginner",
  tags: [],
};

/** A prompt of two versions, made as the page would. */
async function makePrompt(page: Page): Promise<string> {
  const contents = ["Please summarise {{letter}} nicely.", "Summarise {{letter}} in 3 sentences."].map((template) => ({
    template,
    parameters: [LETTER],
  }));
  return page.evaluate(
    async ({ head, first, second }) => {
      const post = async (path: string, body: object) =>
        (await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json();
      const { id } = await post("/api/prompts", { ...head, visibility: "organization", content: first, message: "First" });
      await post(`/api/prompts/${id}/versions`, { content: second, message: "Second", basedOn: 1 });
      return String(id);
    },
    { head: HEAD, first: contents[0], second: contents[1] },
  );
}

test("two versions and a text typed here answer side by side on one value, and one of them is kept as a version", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/prompts/workbench");
  await page
    .getByRole("textbox", { name: "Find a prompt" })
    .or(page.getByRole("searchbox", { name: "Find a prompt" }))
    .waitFor();
  const id = await makePrompt(page);
  await page.goto(`/prompts/workbench?prompt=${id}`);
  await page.getByRole("textbox", { name: "Letter" }).fill("The shop is closed on Monday and opens on Tuesday.");
  await page.getByRole("button", { name: "Add a column" }).click();
  await page.getByRole("textbox", { name: "Letter" }).press("Control+Enter");
  await expect.poll(() => page.getByText(/^Column \d has answered\.$/).count(), { timeout: 30_000 }).toBe(3);
  await inspect(page, "workbench-full");
  expect(new URL(page.url()).searchParams.get("columns")).toBe("2~,1~,text~");
  await page.getByRole("region", { name: "Column 2: version 1" }).getByRole("button", { name: "Keep as version 3" }).click();
  await page.getByText("Saved as version 3").waitFor();
});

test("an audit says what is weak and who spoke, and its better text becomes a version; an experiment starts and stops", async ({
  open,
}) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/prompts/workbench");
  const id = await makePrompt(page);
  await page.goto(`/prompts/${id}/quality`);
  await page.getByText("No version has been audited").waitFor();
  await page.getByRole("button", { name: "Audit", exact: true }).click();
  await page.getByRole("region", { name: "Issues" }).waitFor();
  await page.getByText("No model was asked", { exact: false }).waitFor();
  await inspect(page, "quality-full");
  await page.getByRole("button", { name: "Save it as version 3" }).click();
  await page.getByText("It was saved as version 3.").waitFor();
  await page.goto(`/prompts/${id}/experiments`);
  await page.getByText("Nothing has been tried out").waitFor();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByText("Running", { exact: true }).waitFor();
  await inspect(page, "experiments-full");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped by hand, without a result.").waitFor();
});

const LISTS = /\/api\/prompts\?/;
const AUDITS = /\/quality-audits\?/;
const EXPERIMENTS = /\/experiments\?/;

test("the workbench and its neighbours while they load, empty, and failed with a way out", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, LISTS);
  await page.goto("/prompts/workbench");
  await page.getByRole("status", { name: "Loading prompts" }).waitFor();
  await inspect(page, "workbench-loading");
  release(refuse);
  await page.getByText("Prompts could not be loaded").waitFor();
  await inspect(page, "workbench-error");
  await page.unroute(LISTS);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("list", { name: "Prompts", exact: true }).waitFor();
  await inspect(page, "workbench-choice");
  const id = await makePrompt(page);
  for (const [tab, reads, empty] of [
    ["quality", AUDITS, "No version has been audited"],
    ["experiments", EXPERIMENTS, "Nothing has been tried out"],
  ] as const) {
    await page.route(reads, refuse);
    await page.goto(`/prompts/${id}/${tab}`);
    await page.getByText(/could not be loaded/).waitFor();
    await inspect(page, `${tab}-error`);
    await page.unroute(reads);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(empty).waitFor();
    await inspect(page, `${tab}-empty`);
  }
});
