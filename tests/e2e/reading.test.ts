import { expect } from "vitest";
import { NARROW, test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";

test("a growing answer never moves what is being read, and one click leads back to its end", async ({ open }) => {
  const { page } = await open({ as: "USER", context: { viewport: { width: 1000, height: 600 } } });
  const chat = onChat(page);
  const scroller = page.getByRole("region", { name: "Conversation" }).locator("[data-scroller]");
  const readPlace = () => scroller.evaluate((element) => ({ top: element.scrollTop, height: element.scrollHeight }));
  await chat.goto();
  // Long enough that a slow machine is still reading it when the wheel has turned.
  await chat.ask("Count to 2000");
  await chat.writing("500, 501, 502");
  await expect.poll(async () => (await readPlace()).top, { message: "it follows while the reader is at the end" }).toBeGreaterThan(0);

  await scroller.hover();
  await page.mouse.wheel(0, -2_000);
  await page.getByRole("button", { name: "Jump to latest" }).waitFor();
  const before = await readPlace();
  await expect.poll(async () => (await readPlace()).height).toBeGreaterThan(before.height + 100);
  expect((await readPlace()).top, "the reader stays where they were").toBe(before.top);
  await page.getByRole("button", { name: "Jump to latest" }).click();
  await expect.poll(async () => (await readPlace()).top).toBeGreaterThan(before.top + 100);
  await chat.stop.click();
  await chat.answered(1);
});

test("an answer is told to screen readers sentence by sentence, and its end is told too", async ({ open }) => {
  const { page } = await open({ as: "USER" });
  const chat = onChat(page);
  const announcer = page.getByTestId("reply-announcer");
  await chat.goto();
  await expect.poll(() => announcer.getAttribute("aria-live")).toBe("polite");
  await chat.ask("My name is Mika.");
  await announcer.getByText("Noted for this conversation", { exact: false }).waitFor({ state: "attached" });
  await announcer.getByText("Answer complete.").waitFor({ state: "attached" });
});

test("on a phone the panes stack, the back gesture leads out of them, and a tap sends", async ({ open }) => {
  const { page } = await open({ as: "USER", context: { viewport: NARROW, hasTouch: true, isMobile: true } });
  const chat = onChat(page);
  await chat.goto();
  await chat.composer.tap();
  await page.keyboard.type("My town is Graz.");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => chat.composer.inputValue(), { message: "Enter starts a new line where there is no Shift" })
    .toBe("My town is Graz.\n");
  await chat.send.tap();
  await chat.answered(1);
  await page.getByRole("button", { name: "All chats" }).tap();
  await chat.chats.getByRole("link", { name: "My town is Graz." }).waitFor();
  await expect.poll(() => chat.composer.isVisible()).toBe(false);
  await page.goBack();
  await chat.composer.waitFor();
  await chat.lastAnswer.getByRole("button", { name: "Trace", exact: true }).tap();
  await page.getByRole("dialog", { name: "Trace" }).getByRole("list", { name: "Stages" }).waitFor();
  await page.goBack();
  await page.getByRole("dialog", { name: "Trace" }).waitFor({ state: "detached" });
  await page.getByRole("navigation", { name: "Modules" }).getByRole("button", { name: "More modules" }).tap();
  await page.getByRole("menuitem", { name: "Settings" }).tap();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
});
