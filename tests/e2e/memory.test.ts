import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { openPalette } from "./support/keys.ts";

const READS = /\/api\/memories(\?|$)/;
const memories = (page: Page) => page.getByRole("list", { name: "Memories", exact: true });

describe("memory", () => {
  test("state a fact, a new chat knows it and says why; forget it, take that back, forget it for good, and a new chat does not", async ({
    open,
  }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await chat.ask("My name is Ottoline.");
    await chat.answered(1);
    await page.goto("/settings/memory");
    // The job that learns it runs after the answer.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole("status", { name: "Loading memories" }).waitFor({ state: "detached" });
          return memories(page).getByText("My name is Ottoline.").count();
        },
        { interval: 1_500, timeout: 30_000 },
      )
      .toBe(1);
    await inspect(page, "memory-full");

    await chat.goto();
    await chat.ask("What is my name?");
    await chat.answered(1);
    expect(await chat.lastAnswer.textContent()).toContain("Ottoline");
    await page.getByRole("button", { name: "Used 1 memory" }).click();
    await page.getByText("Remembered because you mentioned “name”.").waitFor();

    await page.goto("/settings/memory");
    const forget = page.getByRole("button", { name: "Forget: My name is Ottoline." });
    await forget.click();
    await page.getByRole("button", { name: "Undo" }).click();
    await forget.waitFor();
    await forget.click();
    await page.getByText("Nothing is remembered").waitFor();
    await inspect(page, "memory-empty");

    await chat.goto();
    await chat.ask("What is my name?");
    await chat.answered(1);
    expect(await chat.lastAnswer.textContent()).not.toContain("Ottoline");
  });

  test("loading and failing with a way out; what may not be kept is refused with the reason, and memory can be switched off", async ({
    open,
  }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|422|409)/);
    const release = await holdRequests(page, READS);
    await page.goto("/settings/memory");
    await page.getByRole("status", { name: "Loading memories" }).waitFor();
    release(refuse);
    await page.getByText("Memories could not be loaded").waitFor();
    await inspect(page, "memory-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    const field = page.getByLabel("Have something remembered");
    await field.fill("I have diabetes");
    await page.getByRole("button", { name: "Remember", exact: true }).click();
    await page.getByText("This touches health").waitFor();
    await page.getByLabel("Remember what I say").click();
    await expect.poll(() => page.getByLabel("Remember what I say").isChecked()).toBe(false);
    await expect.poll(() => page.getByLabel("Remember what I say").isEnabled()).toBe(true);
    await field.fill("I live in Graz");
    await page.getByRole("button", { name: "Remember", exact: true }).click();
    await page.getByText("Memory is switched off").waitFor();
  });

  test("the palette finds a message of an old chat by a word in it, and opens the chat at it", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    const chat = onChat(page);
    await chat.goto();
    await chat.ask("The archipelago report is due on Friday");
    await chat.answered(1);
    const address = page.url();
    await page.goto("/settings");
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await openPalette(page);
    const found = page.getByRole("option").filter({ hasText: "archipelago" }).filter({ hasText: "You" });
    const field = page.getByPlaceholder("Search commands, chats, files and memories");
    await expect
      .poll(
        async () => {
          await field.fill("");
          await field.fill("archipel");
          await page.getByRole("status").filter({ hasText: "Searching" }).waitFor();
          await page.getByRole("status").filter({ hasText: "Searching" }).waitFor({ state: "detached" });
          return found.count();
        },
        { interval: 2_500, timeout: 30_000 },
      )
      .toBe(1);
    await inspect(page, "palette-results");
    await found.click();
    await page.waitForURL(address);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-turn") ?? "")).toMatch(/^trn_/);
  });
});
