import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { focusedName, runCommand, tabTo } from "./support/keys.ts";

test("the whole journey can be made by keyboard, and the focus is always seen and always returned", async ({ open }) => {
  const { page } = await open();
  await signInByKeys(page);
  await writeTwoChats(page);
  await walkTheList(page);
  await openAndLeaveTheTrace(page);
  await commandEverything(page);
});

async function signInByKeys(page: Page): Promise<void> {
  const chat = onChat(page);
  const person = inject("stage")?.signIns.find(({ role }) => role === "ANALYST");
  await page.goto("/login");
  await expect.poll(() => focusedName(page)).toBe("Email");
  await page.keyboard.type(person?.email ?? "");
  await tabTo(page, "Password");
  await page.keyboard.type(person?.password ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/chat");
  await chat.ready();
}

async function writeTwoChats(page: Page): Promise<void> {
  const chat = onChat(page);
  await expect.poll(() => focusedName(page), { message: "the composer takes the focus" }).toBe("Message");
  await page.keyboard.type("My name is Arun.");
  await page.keyboard.press("Enter");
  await chat.answered(1);
  await page.keyboard.press("Control+Shift+O");
  await page.getByRole("heading", { level: 1, name: "New chat" }).waitFor();
  await expect.poll(() => focusedName(page)).toBe("Message");
  await page.keyboard.type("What is 8 * 8?");
  await page.keyboard.press("Enter");
  await chat.answered(1);
}

async function walkTheList(page: Page): Promise<void> {
  await tabTo(page, "Search chats", "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedName(page)).toContain("What is 8 * 8?");
  await page.keyboard.press("j");
  await expect.poll(() => focusedName(page)).toContain("My name is Arun.");
  await page.keyboard.press("k");
  await expect.poll(() => focusedName(page)).toContain("What is 8 * 8?");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "My name is Arun." }).waitFor();
  await expect.poll(() => focusedName(page), { message: "opening a chat leads to its composer" }).toBe("Message");
}

async function openAndLeaveTheTrace(page: Page): Promise<void> {
  const chat = onChat(page);
  await tabTo(page, "Trace", "Shift+Tab");
  await page.keyboard.press("Enter");
  await chat.trace.getByRole("list", { name: "Stages" }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest("aside")?.ariaLabel), { message: "the trace takes the focus" })
    .toBe("Trace");
  await tabTo(page, "Close trace");
  await tabTo(page, /^Guard in/i);
  await page.keyboard.press("Enter");
  await chat.trace.getByText("guard_in", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await chat.trace.waitFor({ state: "detached" });
  await expect.poll(() => focusedName(page), { message: "closing the trace returns the focus" }).toBe("Trace");

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Command palette" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focusedName(page), { message: "closing the palette returns the focus" }).toBe("Trace");
}

async function commandEverything(page: Page): Promise<void> {
  const chat = onChat(page);
  await runCommand(page, "Rename chat");
  await expect.poll(() => focusedName(page)).toBe("Chat title");
  await page.keyboard.type("Named by keys");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Named by keys" }).waitFor();
  await runCommand(page, "What is 8 * 8?");
  await page.getByRole("heading", { level: 1, name: "What is 8 * 8?" }).waitFor();
  await runCommand(page, "Use dark theme");
  await expect.poll(() => page.locator("html").getAttribute("class")).toContain("dark");
  await runCommand(page, "Regenerate answer");
  await chat.answered(1);
  await runCommand(page, "Delete chat");
  await page.getByText("Deleted “What is 8 * 8?”").waitFor();
  await tabTo(page, "Undo");
  await page.keyboard.press("Enter");
  await chat.chats.getByRole("link", { name: "What is 8 * 8?" }).waitFor();
  await runCommand(page, "Sign out");
  await page.waitForURL("**/login");
}
