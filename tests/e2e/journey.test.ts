import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";
import { test, type Visitor } from "./support/browser-test.ts";
import { chatIdOf, evenText, onChat, shownText } from "./support/chat-page.ts";

const statusSchema = z.object({ status: z.string(), content: z.string(), outcome: z.string().optional() });
const ACCOUNT = { name: "Jana Journey", email: "jana@journey.example", password: "three calm words here" };

type Walk = Visitor & { chat: ReturnType<typeof onChat> };

test("a newcomer registers, chats, reloads in the middle of an answer, tidies up, signs out and comes back to where they were", async ({
  open,
}) => {
  const visitor = await open();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const walk = { ...visitor, chat: onChat(visitor.page) };
  await register(walk);
  await reloadWhileAnswered(walk);
  await stopAndRegenerate(walk);
  await renameAndDelete(walk);
  await signOutAndComeBack(walk);
});

async function register({ page, chat }: Walk): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Name", { exact: true }).fill(ACCOUNT.name);
  await page.getByLabel("Email").fill(ACCOUNT.email);
  await page.getByLabel("Password", { exact: true }).fill(ACCOUNT.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/chat");
  await chat.ready();
  await page.getByText("No chats yet").waitFor();
}

async function reloadWhileAnswered({ page, context, chat }: Walk): Promise<void> {
  await chat.ask("Count to 300");
  await chat.writing("25, 26, 27");
  expect(await shownText(chat.answers.first()), "the answer is shown while it is written").not.toContain("298, 299");

  await page.reload();
  await chat.writing("40, 41, 42");
  await chat.answered(1);
  const status = await readLastStatus(page, context);
  expect(status).toMatchObject({ status: "completed", outcome: "answered" });
  expect(status.content).toMatch(/1, 2, 3, .*298, 299, 300$/s);
  await page.getByRole("button", { name: "Copy answer" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), { message: "byte for byte what the server keeps" })
    .toBe(status.content);
  await expect.poll(() => evenText(chat.lastAnswer)).toContain(status.content.slice(status.content.indexOf("1, 2")));
}

async function stopAndRegenerate({ page, context, chat }: Walk): Promise<void> {
  await chat.ask("Write a long answer");
  await chat.writing("look-alike letters");
  await chat.stop.click();
  await chat.answered(2);
  await page.getByText("Stopped. The text up to here is kept.").waitFor();
  const stopped = await readLastStatus(page, context);
  expect(stopped.outcome).toBe("cancelled");
  expect(stopped.content).toContain("look-alike letters");
  expect(stopped.content).not.toContain("That was the end");

  await page.getByRole("button", { name: "Regenerate" }).click();
  await chat.writing("Press stop at any time");
  await chat.stop.click();
  await chat.answered(2);
  await expect.poll(() => page.locator("[data-turn]").count(), { message: "the new answer takes the place of the old one" }).toBe(2);
}

async function renameAndDelete({ page, chat }: Walk): Promise<void> {
  await page.getByRole("button", { name: "Chat actions" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Chat title" }).fill("Counting, kept");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Counting, kept" }).waitFor();
  await page.reload();
  const row = chat.chats.getByRole("link", { name: "Counting, kept" });
  await row.waitFor();

  await page.getByRole("button", { name: "Chat actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await row.click();
  await page.getByText("298, 299, 300").waitFor();
}

async function signOutAndComeBack({ page, watch }: Walk): Promise<void> {
  const chatId = chatIdOf(page);
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  // The browser itself reports each refused request as an error.
  watch.allow(/status of 401/);
  await page.goto(`/chat/${chatId}`);
  await page.waitForURL(/\/login\?next=/);
  await page.getByLabel("Email").fill(ACCOUNT.email);
  await page.getByLabel("Password", { exact: true }).fill(ACCOUNT.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**/chat/${chatId}`);
  await page.getByText("298, 299, 300").waitFor();
}

async function readLastStatus(page: Page, context: BrowserContext) {
  const jobId = (await page.locator("[data-turn]").last().getAttribute("data-turn")) ?? "";
  return statusSchema.parse(await (await context.request.get(`/api/chat/status?jobId=${jobId}`)).json());
}

test("deleting a chat without undoing it removes it for good", async ({ open }) => {
  const { page, context, watch } = await open({ as: "OWNER" });
  const chat = onChat(page);
  await chat.goto();
  await chat.ask("What is 2 + 3?");
  await chat.answered(1);
  const chatId = chatIdOf(page);
  await page.getByRole("button", { name: "Chat actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  // Leaving the page ends the time for an undo.
  await page.goto("/settings");
  await expect.poll(async () => (await context.request.get(`/api/chat/turns?chatId=${chatId}`)).status()).toBe(404);
  watch.allow(/status of 404/);
  await page.goto(`/chat/${chatId}`);
  await page.getByText("This chat does not exist").waitFor();
});
