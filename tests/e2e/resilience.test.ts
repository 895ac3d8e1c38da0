import type { BrowserContext, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { z } from "zod";
import { test } from "./support/browser-test.ts";
import { chatIdOf, evenText, onChat, shownText } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";

const turnsSchema = z.object({ items: z.array(z.object({ jobId: z.string(), user: z.object({ content: z.string() }) })) });

async function listTurns(page: Page) {
  const response = await page.context().request.get(`/api/chat/turns?chatId=${chatIdOf(page)}&limit=20`);
  return turnsSchema.parse(await response.json()).items;
}

async function readStatus(context: BrowserContext, jobId: string): Promise<string> {
  const response = await context.request.get(`/api/chat/status?jobId=${jobId}`);
  return z.object({ content: z.string().nullable() }).parse(await response.json()).content ?? "";
}

const SEND_URL = "**/api/chat/stream";

describe("one message is one turn", () => {
  test("two tabs on one chat both follow the answer, and only one asked", async ({ open }) => {
    const { page, newPage } = await open({ as: "USER" });
    const first = onChat(page);
    await first.goto();
    await first.ask("What is 6 * 7?");
    await first.answered(1);
    const other = await newPage();
    const second = onChat(other);
    await second.goto(page.url());
    await second.answered(1);

    await first.ask("Count to 200");
    await second.writing("21, 22, 23");
    await first.answered(2);
    await second.answered(2);
    // The words are there before who answered is: each tab asks for that when the stream has ended.
    const both = async () => new Set([await evenText(first.lastAnswer), await evenText(second.lastAnswer)]).size;
    await expect.poll(both).toBe(1);
    expect(await listTurns(page)).toHaveLength(2);
  });

  test("two clicks on send in the same moment make one turn", async ({ open }) => {
    const { page } = await open({ as: "USER" });
    const chat = onChat(page);
    await chat.goto();
    await chat.composer.fill("What is 2 + 2?");
    await chat.send.evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
      button.form?.requestSubmit();
    });
    await chat.answered(1);
    expect(await listTurns(page)).toHaveLength(1);
  });

  test("a message whose acceptance was lost on the way back can be sent again and still is one turn", async ({ open }) => {
    const { page, watch } = await open({ as: "USER" });
    const chat = onChat(page);
    watch.allow(/ERR_CONNECTION_RESET/);
    await chat.goto();
    await page.route(
      SEND_URL,
      async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      },
      { times: 1 },
    );
    await chat.ask("What is 5 * 5?");
    await page.getByText("Not sent", { exact: true }).waitFor();
    await expect.poll(() => chat.composer.inputValue()).toBe("What is 5 * 5?");
    await chat.send.click();
    await chat.answered(1);
    await chat.lastAnswer.getByText("25").waitFor();
    expect(await listTurns(page)).toHaveLength(1);
  });
});

test("a network cut in the middle of an answer heals without a gap and without asking for a reload", async ({ open, cable }) => {
  const { page, context, watch } = await open({ as: "USER" });
  const chat = onChat(page);
  watch.allow(/ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET|EMPTY_RESPONSE|NETWORK_CHANGED)/);
  await chat.goto();
  await chat.ask("Count to 400");
  await chat.writing("20, 21, 22");
  const jobId = (await page.locator("[data-turn]").last().getAttribute("data-turn")) ?? "";

  await context.setOffline(true);
  cable.cut();
  await page.getByText("Offline", { exact: true }).waitFor();
  await page.getByText("Connection lost.", { exact: false }).waitFor();
  await expect.poll(() => readStatus(context, jobId), { timeout: 20_000, interval: 500 }).toContain("250, 251");
  expect(await shownText(chat.lastAnswer), "the page really was cut off").not.toContain("250, 251");

  cable.mend();
  await context.setOffline(false);
  await chat.answered(1);
  const content = await readStatus(context, jobId);
  expect(content).toMatch(/399, 400$/);
  await expect.poll(() => evenText(chat.lastAnswer)).toContain(content.slice(content.indexOf("1, 2")));
  await expect.poll(() => page.getByText("Offline", { exact: true }).count()).toBe(0);
});

describe("the composer", () => {
  test("keeps a draft over a reload until the server has accepted it", async ({ open }) => {
    const { page } = await open({ as: "ANALYST" });
    const chat = onChat(page);
    await chat.goto();
    await chat.composer.fill("My name is Mika.");
    await page.reload();
    await chat.ready();
    await expect.poll(() => chat.composer.inputValue()).toBe("My name is Mika.");
    await chat.composer.press("Enter");
    await chat.answered(1);
    await page.reload();
    await chat.answered(1);
    await expect.poll(() => chat.composer.inputValue()).toBe("");
  });

  test("keeps words that were typed before the page was running", async ({ open }) => {
    const { page } = await open({ as: "ANALYST" });
    const chat = onChat(page);
    const release = await holdRequests(page, /\/_next\/static\/.*\.js/);
    await page.goto("/chat", { waitUntil: "commit" });
    await chat.composer.pressSequentially("What is 3 + 4?");
    release((route) => route.continue());
    await chat.ready();
    await expect.poll(() => chat.composer.inputValue()).toBe("What is 3 + 4?");
    await chat.composer.press("Enter");
    await chat.answered(1);
    expect((await listTurns(page)).map(({ user }) => user.content)).toEqual(["What is 3 + 4?"]);
  });

  test("sends on Enter and starts a new line on Shift + Enter", async ({ open }) => {
    const { page } = await open({ as: "ANALYST" });
    const chat = onChat(page);
    await chat.goto();
    await chat.composer.click();
    await page.keyboard.type("My colour is green.");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("My town is Graz.");
    await expect.poll(() => chat.composer.inputValue()).toBe("My colour is green.\nMy town is Graz.");
    await page.keyboard.press("Enter");
    await chat.answered(1);
    expect((await listTurns(page)).map(({ user }) => user.content)).toEqual(["My colour is green.\nMy town is Graz."]);
    await expect.poll(() => chat.composer.inputValue()).toBe("");
  });

  test("explains a message over the limit and does not send it", async ({ open }) => {
    const { page } = await open({ as: "ANALYST" });
    const chat = onChat(page);
    await chat.goto();
    await chat.composer.fill("a".repeat(32_050));
    await page.getByText("Shorten the message by 50 characters to send it.").waitFor();
    await page.getByText("32,050 of 32,000 characters").waitFor();
    await expect.poll(() => chat.send.isDisabled()).toBe(true);
    await chat.composer.press("Enter");
    await expect.poll(() => page.locator("[data-turn]").count()).toBe(0);
    expect(page.url()).toMatch(/\/chat$/);
  });

  test("keeps the text of a refused message, says why and names the request", async ({ open }) => {
    const { page, watch } = await open({ as: "ANALYST" });
    const chat = onChat(page);
    watch.allow(/status of 429/);
    const body = {
      type: "about:blank",
      title: "Too many requests",
      status: 429,
      detail: "You have sent many messages in a short time.",
      code: "request.limited",
      requestId: "req_refused_by_the_test",
    };
    await chat.goto();
    await page.route(
      SEND_URL,
      (route) =>
        route.fulfill({
          status: 429,
          contentType: "application/problem+json",
          headers: { "retry-after": "7" },
          body: JSON.stringify(body),
        }),
      { times: 1 },
    );
    await chat.ask("What is 9 * 9?");
    const alert = page.getByRole("alert").filter({ hasText: "Not sent" });
    await alert.waitFor();
    await expect.poll(() => shownText(alert)).toMatch(/many messages.*Try again in 7 seconds.*req_refused_by_the_test/s);
    await expect.poll(() => chat.composer.inputValue()).toBe("What is 9 * 9?");
    await chat.send.click();
    await chat.answered(1);
    await expect.poll(() => alert.count()).toBe(0);
  });
});
