import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READS = /\/api\/prompts\/collections(\?|$)/;
const CONTENT = {
  template: "What is {{first}} + {{second}}?",
  parameters: [
    { name: "first", label: "First number", type: "number" },
    { name: "second", label: "Second number", type: "number" },
  ],
  example: { values: { first: 2, second: 3 }, output: "2 + 3 = 5" },
};

/** By the API, as whoever is signed in. */
async function makePrompt(page: Page, title: string): Promise<string> {
  const data = { title, category: "analysis", content: CONTENT };
  const response = await page.request.post("/api/prompts", { headers: { origin: new URL(page.url()).origin }, data });
  if (!response.ok()) throw new Error(`The prompt was answered ${response.status()}: ${await response.text()}`);
  const { id } = await response.json();
  return String(id);
}

describe("collections", () => {
  test("load, fail with a way out, are made, filled and put in order by keyboard", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/prompts/collections");
    await page.getByRole("status", { name: "Loading collections" }).waitFor();
    await inspect(page, "prompt-collections-loading");
    release(refuse);
    await page.getByText("Collections could not be loaded").waitFor();
    await inspect(page, "prompt-collections-error");
    await page.unroute(READS);
    const promptIds = [await makePrompt(page, "Add up two"), await makePrompt(page, "Add up again")];
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "New collection" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Sums of the week");
    await dialog.getByLabel("Name").press("Enter");
    await page.getByText("Nothing in it yet").waitFor();
    await inspect(page, "prompt-collection-empty");
    const path = new URL(page.url()).pathname.replace("/prompts/collections", "/api/prompts/collections");
    for (const id of promptIds)
      await page.request.put(`${path}/items/${id}`, { headers: { origin: new URL(page.url()).origin }, data: {} });
    await page.reload();
    const items = page.getByRole("list", { name: "Prompts of the collection" });
    await items.getByRole("button", { name: "Move up: Add up again" }).press("Enter");
    await expect.poll(() => items.getByRole("link").allTextContents()).toEqual(["Add up again", "Add up two"]);
    await inspect(page, "prompt-collection");
    await items.getByRole("button", { name: "Take out: Add up two" }).press("Enter");
    await expect.poll(() => items.getByRole("link").allTextContents()).toEqual(["Add up again"]);
    await page.getByRole("link", { name: "Collections" }).first().click();
    await page.getByRole("link", { name: "Sums of the week" }).waitFor();
    await inspect(page, "prompt-collections");
  });
});

describe("a prompt in a chat", () => {
  test("comes by a slash, is filled in, looked at, sent, and named in the trace", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await makePrompt(page, "Kestrel sums");
    await chat.composer.pressSequentially("/kest");
    const menu = page.getByRole("listbox", { name: "Prompts" });
    await expect.poll(() => menu.getByRole("option").count()).toBe(1);
    await inspect(page, "chat-prompt-menu");
    await chat.composer.press("Escape");
    await menu.waitFor({ state: "detached" });
    expect(await chat.composer.inputValue()).toBe("/kest");
    await chat.composer.press("r");
    await menu.waitFor();
    await chat.composer.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Kestrel sums" });
    await dialog.getByLabel("First number").fill("17");
    await dialog.getByLabel("Second number").fill("25");
    await inspect(page, "chat-prompt-form");
    await dialog.getByLabel("Second number").press("Enter");
    await expect.poll(() => chat.composer.inputValue()).toBe("What is 17 + 25?");
    await page.getByText("From Kestrel sums, version 1").waitFor();
    await chat.composer.press("Enter");
    await chat.answered(1);
    await page.getByRole("button", { name: "Trace", exact: true }).last().click();
    await chat.trace.getByRole("link", { name: "Kestrel sums" }).waitFor();
  });
});

describe("a shared prompt", () => {
  test("is read and filled in by somebody without an account, keeps its secret out of the address, and ends when taken back", async ({
    open,
  }) => {
    const { page } = await open({ as: "demo" });
    await page.goto("/prompts/collections");
    const promptId = await makePrompt(page, "Add up for anybody");
    const headers = { origin: new URL(page.url()).origin };
    const response = await page.request.post(`/api/prompts/${promptId}/shares`, { headers, data: { expiresInHours: 1 } });
    const { token, share } = await response.json();

    const stranger = await open();
    stranger.watch.allow(/status of 404/);
    const answer = await stranger.page.goto(`/p#${token}`);
    expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow, noarchive" });
    await stranger.page.getByRole("heading", { level: 1, name: "Add up for anybody" }).waitFor();
    expect(stranger.page.url()).not.toContain("#");
    await stranger.page.getByLabel("First number").fill("4");
    await stranger.page.getByText("What is 4 + {{second}}?").waitFor();
    await stranger.page.getByRole("button", { name: /Take the example/ }).click();
    await stranger.page.getByText("What is 2 + 3?").waitFor();
    await inspect(stranger.page, "prompt-share-open");

    await page.request.delete(`/api/prompts/shares/${share.id}`, { headers });
    await stranger.page.reload();
    await stranger.page.getByText("This link leads nowhere").waitFor();
    await inspect(stranger.page, "prompt-share-gone");
  });
});
