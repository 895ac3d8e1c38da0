import { mkdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Route } from "playwright-core";
import { describe, expect } from "vitest";
import { NARROW, test, type Visitor, WIDE } from "./support/browser-test.ts";
import { chatIdOf, onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";

/**
 * Every page in every state, light and dark, wide and narrow: no accessibility violation, nothing wider than the screen, and a
 * picture of each in test-results/pages for a person to look at.
 */
const PICTURES = path.join("test-results", "pages");
const THEMES = ["light", "dark"] as const;
const SIZES = [WIDE, NARROW] as const;

async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.locator(`html.${colorScheme}`).waitFor();
      const look = `${name}-${colorScheme}-${viewport.width}`;
      await page.screenshot({ path: path.join(PICTURES, `${look}.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
      expect(found, `accessibility of ${look}`).toEqual([]);
      const overflow = await page.evaluate(() => {
        const boxes = [document.documentElement, ...document.querySelectorAll("main, [data-scroller]")];
        return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
      });
      expect(overflow, `pixels by which ${look} is wider than its place`).toBe(0);
    }
  }
  await page.setViewportSize(WIDE);
}

function refuse(route: Route): Promise<void> {
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    detail: "The database does not answer. Try again in a moment.",
    code: "platform.unavailable",
    requestId: "req_refused_by_the_test",
  };
  return route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) });
}

const CHAT_READS = /\/api\/chat\/(list|turns|trace)\?/;

describe("public pages", () => {
  test("landing, sign-in, registration and an unknown address", async ({ open }) => {
    const { page, watch } = await open();
    watch.allow(/status of 404/);
    await page.goto("/");
    await inspect(page, "landing");
    await page.goto("/login");
    await inspect(page, "login");
    await page.goto("/register");
    await inspect(page, "register");
    await page.goto("/no/such/page");
    await page.getByRole("heading", { level: 1, name: "Page not found" }).waitFor();
    await inspect(page, "not-found");
  });
});

describe("the chat in its four states", () => {
  async function openConversation(visitor: Visitor): Promise<string> {
    const chat = onChat(visitor.page);
    await chat.goto();
    for (const [index, question] of ["Show me a table", "Write a function", "Show me a formula"].entries()) {
      await chat.ask(question);
      await chat.answered(index + 1);
    }
    return chatIdOf(visitor.page);
  }

  test("empty, loading, full with its trace, and failed with a way out", async ({ open }) => {
    const visitor = await open({ as: "demo" });
    const { page, watch } = visitor;
    const chat = onChat(page);
    await chat.goto();
    await page.getByText("No chats yet").waitFor();
    await inspect(page, "chat-empty");

    const chatId = await openConversation(visitor);
    const release = await holdRequests(page, CHAT_READS);
    await page.goto(`/chat/${chatId}`);
    await page.getByRole("status", { name: "Loading messages" }).waitFor();
    await page.getByRole("status", { name: "Loading chats" }).waitFor();
    await inspect(page, "chat-loading");
    release((route) => route.continue());
    await chat.answered(3);
    await inspect(page, "chat-full");
    await page.getByRole("button", { name: "Trace", exact: true }).last().click();
    await chat.trace.getByRole("list", { name: "Stages" }).waitFor();
    await inspect(page, "chat-trace");

    watch.allow(/status of 503/);
    await page.route(CHAT_READS, refuse);
    await page.goto(`/chat/${chatId}`);
    await page.getByText("Messages could not be loaded").waitFor();
    await page.getByText("Chats could not be loaded").waitFor();
    await expect.poll(() => page.getByText("req_refused_by_the_test").count()).toBe(2);
    await inspect(page, "chat-error");
    await page.unroute(CHAT_READS);
    await page.getByRole("region", { name: "Conversation" }).getByRole("button", { name: "Try again" }).click();
    await chat.answered(3);
    await page.getByRole("navigation", { name: "Chats" }).getByRole("button", { name: "Try again" }).click();
    await chat.chats.getByRole("link").first().waitFor();
  });
});

describe("settings and health", () => {
  test("loading, full and failed", async ({ open }) => {
    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 503/);
    await page.goto("/settings");
    await page.getByText("owner@sample.example").waitFor();
    await inspect(page, "settings");
    await page.goto("/health/dashboard");
    await page.getByRole("table", { name: "Services" }).waitFor();
    await inspect(page, "health");

    const release = await holdRequests(page, /\/api\/(auth\/me|health)$/);
    await page.goto("/health/dashboard");
    await page.getByRole("status", { name: "Loading health" }).waitFor();
    await inspect(page, "health-loading");
    release(refuse);
    await page.getByText("Health could not be read").waitFor();
    await inspect(page, "health-error");
    await page.goto("/settings");
    await page.getByText("Your profile could not be loaded").waitFor();
    await inspect(page, "settings-error");
  });
});
