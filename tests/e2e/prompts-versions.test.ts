import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const PARTS = /\/api\/prompts\/prm_[^/]+\/(versions|labels|promotions|diff)(\?|$)/;

async function send(page: Page, path: string, data: object): Promise<{ id: string }> {
  const response = await page.request.post(path, { headers: { origin: new URL(page.url()).origin }, data });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** Of two versions; a visitor's own, since other files work on the same product. */
async function makePrompt(page: Page): Promise<string> {
  await page.goto("/prompts");
  const head = { title: "Log of the lighthouse", description: "", category: "writing", visibility: "organization" };
  const { id } = await send(page, "/api/prompts", { ...head, content: { template: "Write a short entry for the log." } });
  const content = { template: "Write a long entry for the log.", settings: { temperature: 0.2 } };
  await send(page, `/api/prompts/${id}/versions`, { content, message: "Longer entries", basedOn: 1 });
  return id;
}

test("the versions in their states: what changed is marked by signs and words, a label is set, and an old version restored", async ({
  open,
}) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const id = await makePrompt(page);
  const release = await holdRequests(page, PARTS);
  await page.goto(`/prompts/${id}/versions`);
  await page.getByRole("status", { name: "Loading versions" }).waitFor();
  await inspect(page, "prompt-versions-loading");
  release(refuse);
  await page.getByText("Versions could not be loaded").waitFor();
  await inspect(page, "prompt-versions-error");
  await page.unroute(PARTS);
  await page.reload();
  const compared = page.getByRole("region", { name: "Compare", exact: true });
  await compared.locator("del", { hasText: "short" }).waitFor();
  await compared.locator("ins", { hasText: "long" }).waitFor();
  await compared.getByText("temperature").waitFor();
  await page.getByRole("button", { name: "Label version 1" }).click();
  const form = page.getByRole("dialog", { name: "Label version 1" });
  await form.getByLabel("Label", { exact: true }).fill("production");
  await form.getByText("ask for a promotion instead").waitFor();
  await form.getByLabel("Label", { exact: true }).fill("night-run");
  await form.getByRole("button", { name: "Set label" }).click();
  await page.getByRole("region", { name: "Labels" }).getByText("night-run").waitFor();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("table").getByText("Restored version 1").waitFor();
  await inspect(page, "prompt-versions-full");
});

test("what a version needs for production is said before anybody asks", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto(`/prompts/${await makePrompt(page)}/versions`);
  await page.getByRole("list", { name: "What it needs" }).getByText("Missing: a passed evaluation").waitFor();
  expect(await page.getByRole("button", { name: "Ask for promotion" }).isDisabled()).toBe(true);
});
