import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { focusedName } from "./support/keys.ts";

const LISTS = /\/api\/prompts(\/favourites|\/featured)?(\?|$)/;
const ONE = /\/api\/prompts\/prm_[^/]+(\/insights)?(\?|$)/;

/** What a visitor finds here is their own: other files work on the same product. */
async function makePrompt(page: Page, fields: object): Promise<string> {
  const headers = { origin: new URL(page.url()).origin };
  const data = { description: "", category: "writing", visibility: "organization", ...fields };
  const response = await page.request.post("/api/prompts", { headers, data });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).id;
}

const REPLY = {
  title: "Reply to a guest of the lighthouse",
  description: "When somebody wrote and a friendly answer has to go out today.",
  content: {
    template: "Answer this letter in {{words}} words, {{tone}}.\n<letter>\n{{letter}}\n</letter>",
    parameters: [
      { name: "letter", label: "Letter", type: "long-text" },
      { name: "words", label: "Words", type: "number", min: 20, max: 200, default: 80 },
      { name: "tone", label: "Tone", type: "select", options: ["plain", "warm"], default: "warm" },
    ],
    example: { values: { letter: "When does the tower open?", words: 40 }, output: "The tower opens at nine." },
  },
};

test("the library in its states, and every filter stands in the address", async ({ open }) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, LISTS);
  await page.goto("/prompts");
  await page.getByRole("status", { name: "Loading prompts" }).waitFor();
  await inspect(page, "prompts-loading");
  release(refuse);
  await page.getByText("Prompts could not be loaded").waitFor();
  await inspect(page, "prompts-error");
  await page.unroute(LISTS);
  await makePrompt(page, REPLY);
  await makePrompt(page, { title: "Count the lighthouse keys", category: "operations", content: { template: "Count them." } });
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.getByRole("searchbox", { name: "Search prompts" }).fill("lighthouse");
  await page.waitForURL(/q=lighthouse/);
  const found = page.getByRole("table", { name: "Found" });
  await expect.poll(() => found.getByRole("rowheader").count()).toBe(2);
  await inspect(page, "prompts-full");
  await page.getByRole("group", { name: "Category" }).getByRole("button", { name: "Operations" }).click();
  await expect.poll(() => found.getByRole("rowheader").count()).toBe(1);
  await page.reload();
  await found.getByRole("link", { name: "Count the lighthouse keys" }).waitFor();
  await page.getByLabel("Level", { exact: true }).selectOption({ label: "Advanced" });
  await page.getByText("No prompt found").waitFor();
  await inspect(page, "prompts-empty");
  await page.getByRole("button", { name: "Remove the filters" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe("");
});

test("a prompt is written with each fault told where it stands, run, improved as a new version, and its draft outlives a reload", async ({
  open,
}) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/prompts/new");
  const template = page.getByLabel("Template", { exact: true });
  await page.getByLabel("Title", { exact: true }).fill("Sum up the minutes");
  await template.fill("Sum up {{minutes}} and {{broken");
  await page.getByText("These braces are never closed.").waitFor();
  await inspect(page, "prompt-new-faults");
  await page.getByRole("button", { name: "Line 1, column 24:" }).click();
  expect(await focusedName(page)).toBe("Template");
  await template.fill("Sum up {{minutes}}.");
  await page.getByRole("button", { name: "Add from the text: minutes" }).click();
  await page.getByRole("button", { name: "Create prompt" }).click();
  await page.waitForURL(/\/prompts\/prm_/);

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("Minutes is required.").waitFor();
  expect(await focusedName(page)).toBe("Minutes");
  await page.keyboard.type("We met, we talked, we left.");
  await page.keyboard.press("Control+Enter");
  const answer = page.getByRole("region", { name: "Answer" });
  await answer.getByText("Demo", { exact: true }).waitFor();
  await answer.getByRole("button", { name: "Good answer" }).click();
  const runs = page.getByRole("table", { name: "Your runs, the newest first" });
  await runs.getByText("Answered").waitFor();
  await runs.getByRole("rowheader").getByRole("button").first().click();
  await runs.getByRole("button", { name: "Run again" }).waitFor();
  await inspect(page, "prompt-run");

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await template.fill("Sum up {{minutes}} in three sentences.");
  await expect.poll(() => page.getByRole("button", { name: "Save as version 2" }).isEnabled()).toBe(true);
  await page.reload();
  await page.getByText("What you had not saved is here again").waitFor();
  await inspect(page, "prompt-edit");
  await page.getByLabel("What is new in it").fill("Three sentences");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await page.getByRole("list", { name: "About the prompt" }).getByText("Version 2").waitFor();
  await page.getByRole("link", { name: "Insights", exact: true }).click();
  await page.getByRole("table", { name: "By version" }).getByRole("rowheader", { name: "1" }).waitFor();
  await page.locator("figure svg.recharts-surface").first().waitFor();
  await inspect(page, "prompt-insights");
});

test("a prompt is found, opened and tried without a mouse; one that cannot be read says so, and one that fails offers a way out", async ({
  open,
}) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of (503|404)/);
  await page.goto("/prompts");
  const promptId = await makePrompt(page, REPLY);
  await page.goto("/prompts?q=lighthouse");
  await page.getByRole("link", { name: REPLY.title }).waitFor();
  await page.keyboard.press("/");
  await expect.poll(() => focusedName(page)).toBe("Search prompts");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedName(page)).toBe(REPLY.title);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/prompts/${promptId}`);
  await page.getByRole("button", { name: "Try it with these values" }).press("Enter");
  expect(await page.getByLabel("Letter", { exact: true }).inputValue()).toBe(REPLY.content.example.values.letter);

  const release = await holdRequests(page, ONE);
  await page.goto(`/prompts/${promptId}/insights`);
  await page.getByRole("status", { name: "Loading the prompt" }).waitFor();
  release(refuse);
  await page.getByText("The prompt could not be loaded").waitFor();
  await inspect(page, "prompt-error");
  await page.unroute(ONE);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("No run in this period").waitFor();
  await inspect(page, "prompt-insights-empty");
  await page.goto("/prompts/prm_01M8203RYN1NFG1ZJDDGVSXZHF");
  await page.getByText("No such prompt").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.waitForURL("**/prompts");
  await page.getByRole("link", { name: "New prompt" }).waitFor();
  await page.keyboard.press("n");
  await page.waitForURL("**/prompts/new");
});
