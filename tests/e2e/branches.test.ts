import type { Page } from "playwright-core";
import { expect, vi } from "vitest";
import { test } from "./support/browser-test.ts";
import { chatIdOf, onChat } from "./support/chat-page.ts";
import { inspect } from "./support/inspect-page.ts";

const version = (page: Page, words: string) => page.getByRole("group", { name: words });

test("a message is edited, its versions are switched by keyboard, an answer forks, a cut one goes on, and messages wait in line", async ({
  open,
}) => {
  const { page } = await open({ as: "demo" });
  const chat = onChat(page);
  await chat.goto();
  await chat.ask("What is 6 * 7?");
  await chat.answered(1);
  await editAndSwitch(page);
  await rate(page);
  await fork(page);
  await queueDuringAnAnswer(page);
  await continueAfterStop(page);
  await listKeys(page);
});

async function editAndSwitch(page: Page): Promise<void> {
  const chat = onChat(page);
  await chat.composer.press("ArrowUp");
  const field = page.getByRole("textbox", { name: "New words" });
  await expect.poll(() => field.inputValue()).toBe("What is 6 * 7?");
  await field.fill("What is 6 * 8?");
  await field.press("Enter");
  await version(page, "Version 2 of 2").waitFor();
  await chat.lastAnswer.getByText("48").first().waitFor();
  await chat.answered(1);
  await inspect(page, "branches-switcher");
  // The pictures changed the window's size, and the composer takes the focus whenever it is laid out anew.
  await vi.waitFor(async () => {
    await page.getByRole("button", { name: "Previous version" }).press("ArrowLeft", { timeout: 2_000 });
    await version(page, "Version 1 of 2").waitFor({ timeout: 2_000 });
  }, 15_000);
  await chat.lastAnswer.getByText("42").first().waitFor();
  await page.reload();
  await chat.ready();
  await version(page, "Version 1 of 2").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("]");
  await chat.lastAnswer.getByText("48").first().waitFor();
}

async function rate(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Bad answer" }).click();
  const dialog = page.getByRole("dialog", { name: "What was wrong?" });
  await dialog.getByLabel("Reason").selectOption("wrong");
  await dialog.getByLabel("Comment", { exact: true }).fill("Not what I meant");
  await dialog.getByLabel(/^Administrators may read/).check();
  await inspect(page, "branches-feedback");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.locator('[data-rate="down"][aria-pressed="true"]').waitFor();
}

async function fork(page: Page): Promise<void> {
  const chat = onChat(page);
  const first = chatIdOf(page);
  await page.getByRole("button", { name: "Fork into a new chat" }).click();
  await expect.poll(() => chatIdOf(page)).not.toBe(first);
  await chat.answered(1);
  await chat.lastAnswer.getByText("48").first().waitFor();
  await expect.poll(() => page.getByRole("group", { name: /^Version/ }).count()).toBe(0);
}

async function queueDuringAnAnswer(page: Page): Promise<void> {
  const chat = onChat(page);
  await chat.ask("Write a long answer");
  await chat.stop.waitFor();
  await chat.ask("What is 2 * 2?");
  await chat.ask("What is 3 * 3?");
  await expect.poll(() => page.getByText("Waits its turn").count()).toBe(2);
  await inspect(page, "branches-waiting");
  await page.getByRole("button", { name: "Remove message" }).last().click();
  await expect.poll(() => page.getByText("Waits its turn").count()).toBe(1);
  await page.getByRole("listitem").filter({ hasText: "What is 2 * 2?" }).getByRole("button", { name: "Edit message" }).click();
  const field = page.getByRole("textbox", { name: "New words" });
  await field.fill("What is 5 * 5?");
  await field.press("Enter");
  await chat.stop.click();
  await chat.lastAnswer.getByText("25").first().waitFor();
  await chat.answered(3);
}

async function continueAfterStop(page: Page): Promise<void> {
  const chat = onChat(page);
  await chat.ask("Count to 300");
  await chat.writing("1, 2, 3");
  await chat.stop.click();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  await inspect(page, "branches-cut-off");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue" }).waitFor({ state: "detached" });
  await chat.answered(4);
  await expect.poll(() => chat.lastAnswer.getByText("Stopped. The text up to here is kept.").count()).toBe(0);
}

async function listKeys(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  expect(await dialog.getByRole("term").count()).toBeGreaterThanOrEqual(20);
  await inspect(page, "shortcuts-list");
  await dialog.getByLabel(/^Letters alone/).uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.keyboard.press("Control+/");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await page.goto("/admin/quality");
  await page.getByText("Not what I meant").waitFor();
  await inspect(page, "admin-quality");
}
