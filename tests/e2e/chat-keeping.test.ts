import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { chatIdOf, onChat } from "./support/chat-page.ts";
import { inspect } from "./support/inspect-page.ts";

async function choose(page: Page, chatTitle: string, entry: string): Promise<void> {
  await page.getByRole("link", { name: chatTitle, exact: true }).first().hover();
  await page
    .getByRole("button", { name: `Actions for ${chatTitle}` })
    .first()
    .click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

async function ask(page: Page, text: string): Promise<void> {
  const chat = onChat(page);
  await chat.goto();
  await chat.ask(text);
  await chat.answered(1);
}

describe("chats are kept in order", () => {
  test("a chat is pinned, tagged, moved into a project, archived and found again", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await ask(page, "What is 2 + 2?");
    await ask(page, "What is 3 + 3?");

    await choose(page, "What is 2 + 2?", "Pin");
    await page.getByRole("list", { name: "Pinned chats" }).getByText("What is 2 + 2?").waitFor();

    await choose(page, "What is 3 + 3?", "Tags");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("New tag").fill("Sums");
    await dialog.getByRole("button", { name: "Make tag" }).click();
    await dialog.getByLabel("Sums").waitFor();
    await dialog.getByRole("button", { name: "Save tags" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "New project" }).click();
    await dialog.getByLabel("Name").fill("Arithmetic");
    await dialog.getByLabel("Instructions").fill("Answer in one line.");
    await dialog.getByRole("button", { name: "Save project" }).click();
    await dialog.waitFor({ state: "detached" });
    await choose(page, "What is 3 + 3?", "Move to project");
    await dialog.getByLabel("Project").selectOption({ label: "Arithmetic" });
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await inspect(page, "chat-kept");

    const chats = page.getByRole("list", { name: "Chats" });
    for (const shelf of ["Sums", "Arithmetic"]) {
      await page.getByRole("button", { name: shelf, exact: true }).click();
      await expect.poll(() => chats.getByRole("link").allTextContents()).toEqual(["What is 3 + 3?"]);
      await page.getByRole("button", { name: "Back to all chats" }).click();
    }
    await choose(page, "What is 2 + 2?", "Archive");
    await page.getByRole("list", { name: "Pinned chats" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Archived chats" }).click();
    await expect.poll(() => chats.getByRole("link").allTextContents()).toEqual(["What is 2 + 2?"]);
    await choose(page, "What is 2 + 2?", "Take out of the archive");
    await page.getByText("No chats here.").waitFor();
    await page.getByRole("button", { name: "Back to all chats" }).click();
    await expect.poll(() => chats.getByRole("link").count()).toBe(2);
  });
});

describe("chats leave and come back", () => {
  test("a chat is shared by link, read by somebody who has no account, and taken back", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await ask(page, "What is 5 + 5? Write to anna.lindqvist@fjord.example");
    await page.getByRole("button", { name: "Chat actions" }).click();
    await page.getByRole("menuitem", { name: "Share by link" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The guard found personal data in it.").waitFor();
    await inspect(page, "chat-share");
    await dialog.getByRole("button", { name: "Make link" }).click();
    const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
    await dialog.getByRole("button", { name: "Done" }).click();

    const stranger = await open();
    stranger.watch.allow(/status of 404/);
    await stranger.page.goto(new URL(link).pathname + new URL(link).hash);
    await stranger.page.getByRole("heading", { level: 1, name: /What is 5 \+ 5/ }).waitFor();
    expect(await stranger.page.content()).not.toContain("anna.lindqvist");
    expect(stranger.page.url()).not.toContain("#");
    expect(await stranger.page.locator('meta[name="robots"]').getAttribute("content")).toContain("noindex");
    await inspect(stranger.page, "share-open");

    await page.goto("/settings/chats");
    await page.getByText("opened 1 time").waitFor();
    await inspect(page, "settings-chats");
    await page.getByRole("button", { name: /Take back the link/ }).click();
    await page.getByText("Taken back").first().waitFor();
    await stranger.page.reload();
    await stranger.page.getByText("This link leads nowhere").waitFor();
  });

  test("a chat is exported, printed, and an export of ChatGPT is imported once", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await ask(page, "What is 6 + 6?");
    const chatId = chatIdOf(page);
    await page.getByRole("button", { name: "Chat actions" }).click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Export as JSON" }).click();
    const file = await (await downloading).path();
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format: "aegis.chat", chat: { title: "What is 6 + 6?" } });
    await page.goto(`/chat/${chatId}/print`);
    await page.getByText("What is 6 + 6?").waitFor();
    await inspect(page, "chat-print");

    const node = (parent: string | null, role: string, text: string) => ({
      ...{ parent, message: { author: { role }, content: { content_type: "text", parts: [text] } } },
    });
    const talk = {
      ...{ id: "c1", title: "Harbours of the north", create_time: 1_700_000_000, current_node: "a" },
      mapping: { u: node(null, "user", "Which harbours freeze?"), a: node("u", "assistant", "<img src=x> Few of them.") },
    };
    await page.goto("/settings/chats");
    const buffer = Buffer.from(JSON.stringify([talk, 7]));
    for (const words of [
      "1 chat with 1 questions imported. Left out: 1 no conversation.",
      "Left out: 1 no conversation, 1 there before.",
    ]) {
      await page.getByLabel("File to import").setInputFiles({ name: "conversations.json", mimeType: "application/json", buffer });
      await page.getByText(words).waitFor();
    }
    const chat = onChat(page);
    await chat.goto();
    await page.getByRole("link", { name: "Harbours of the north" }).click();
    await page.getByText("Few of them.").waitFor();
  });
});

test("what is said in a temporary chat is gone with the tab, and no list holds it", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const chat = onChat(page);
  await chat.goto();
  await page.getByRole("button", { name: "Temporary chat" }).click();
  await page.getByText("Nothing said here is kept.").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("What is 7 + 7?");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator('article[aria-busy="false"]').waitFor();
  await inspect(page, "chat-temporary");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toContain("7 + 7");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText("Nothing said here is kept.").waitFor();
  expect(await page.getByText("What is 7 + 7?").count()).toBe(0);
  await chat.goto();
  await page.getByText("No chats yet").waitFor();
});
