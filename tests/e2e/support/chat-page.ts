import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The chat page by the names a person reads or hears. */
export function onChat(page: Page) {
  const answers = page.getByRole("article", { name: "Answer" });
  const self = {
    composer: page.getByRole("textbox", { name: "Message", exact: true }),
    send: page.getByRole("button", { name: "Send", exact: true }),
    stop: page.getByRole("button", { name: "Stop", exact: true }),
    answers,
    lastAnswer: answers.last(),
    chats: page.getByRole("list", { name: "Chats" }),
    trace: page.getByRole("complementary", { name: "Trace" }).or(page.getByRole("dialog", { name: "Trace" })),
    /** Until the page runs: what is typed into its first, still lifeless HTML would be lost. */
    async goto(path = "/chat"): Promise<void> {
      await page.goto(path);
      await self.ready();
    },
    async ready(): Promise<void> {
      await page.getByRole("status", { name: "Loading chats" }).waitFor({ state: "detached" });
    },
    async ask(text: string): Promise<void> {
      await self.composer.fill(text);
      await self.composer.press("Enter");
    },
    /** Until an answer is being written and shows at least this text. */
    async writing(text: string): Promise<void> {
      await answers.filter({ hasText: text }).last().and(page.locator('[aria-busy="true"]')).waitFor();
    },
    async answered(count: number, timeoutMs = 30_000): Promise<void> {
      await expect
        .poll(() => page.locator('article[aria-busy="false"]').count(), { timeout: timeoutMs, message: "finished answers" })
        .toBe(count);
    },
  };
  return self;
}

export function chatIdOf(page: Page): string {
  const chatId = new URL(page.url()).pathname.split("/")[2];
  if (!chatId) throw new Error(`No chat in ${page.url()}`);
  return chatId;
}

/** What the reader sees of it, as laid out. */
export async function shownText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join("\n");
}

/** The same with its white space evened out, as one compares what two people read. */
export async function evenText(locator: Locator): Promise<string> {
  return (await shownText(locator)).replaceAll(/\s+/g, " ").trim();
}
