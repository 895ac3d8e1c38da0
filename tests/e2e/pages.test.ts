import { describe, expect } from "vitest";
import { test, type Visitor } from "./support/browser-test.ts";
import { chatIdOf, onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

/** Every page in every state; see inspect-page.ts for what is asked of each. */
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
    await page.getByLabel("Email", { exact: true }).waitFor();
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
