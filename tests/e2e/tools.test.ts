import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat, shownText } from "./support/chat-page.ts";
import { inspect } from "./support/inspect-page.ts";

describe("tools", () => {
  test("today's news: what was searched, what was read and where it is from stand under the answer", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await chat.ask("What is today's news?");
    await chat.answered(1);
    const tools = chat.lastAnswer.getByRole("list", { name: "Tools" });
    await tools.waitFor();
    expect((await shownText(tools.getByRole("button"))).replaceAll(/\s+/g, " ")).toMatch(/Web search Sample done .* Web page done/);
    const sources = chat.lastAnswer.getByRole("navigation", { name: "Sources" });
    const link = sources.getByRole("link").first();
    await link.waitFor();
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(await shownText(link)).toMatch(/127\.0\.0\.1/);
    // By keyboard: a row opens to what was asked and what came back.
    await tools.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await tools.getByRole("region", { name: "Result" }).waitFor();
    expect(await shownText(tools)).toContain("What is today's news?");
    await inspect(page, "chat-tools");
  });

  test("a note is asked about word for word, declined by keyboard, then approved and saved", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await chat.ask("Save a note: the boiler is serviced every March");
    const card = page.getByRole("region", { name: "The assistant asks to use: Save a note" });
    await card.waitFor();
    expect(await shownText(card)).toContain("the boiler is serviced every March");
    await inspect(page, "chat-approval");
    // It waits: also for a page that is opened anew.
    await page.reload();
    await card.waitFor();
    await card.getByRole("button", { name: "Decline" }).focus();
    await page.keyboard.press("Enter");
    await chat.answered(1);
    await expect.poll(() => shownText(chat.lastAnswer)).toMatch(/declined by you/);

    await chat.ask("Save a note: the boiler is serviced every April");
    await card.waitFor();
    await card.getByRole("button", { name: "Approve" }).click();
    await chat.answered(2);
    await expect.poll(() => shownText(chat.lastAnswer)).toContain("is saved among the person's files");
    await card.waitFor({ state: "detached" });
  });

  test("a picture that no model has made is shown from our own origin and says so", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await chat.ask("Draw a picture of a lighthouse at dusk");
    await chat.answered(1);
    const image = chat.lastAnswer.getByRole("img");
    await expect.poll(() => image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth)).toBe(512);
    await chat.lastAnswer.getByText("No model made this").waitFor();
    await inspect(page, "chat-picture");
  });
});
