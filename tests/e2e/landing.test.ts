import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";

test("one click on the landing page leads into a demo that answers", async ({ open }) => {
  const { page } = await open();
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Try the demo" }).click();
  await page.waitForURL("**/chat");
  const chat = onChat(page);
  await chat.ready();
  await page.getByRole("banner").getByText("Demo", { exact: true }).waitFor();
  await chat.ask("What is 12 * (3 + 4)?");
  await chat.answered(1);
  await chat.lastAnswer.getByText("84").waitFor();
});

test("the landing page leads to sign-in and to registration, and each of them to the other", async ({ open }) => {
  const { page } = await open();
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByRole("heading", { level: 1, name: "Create account" }).waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

test("a wrong password and a weak one are explained where they were typed", async ({ open }) => {
  const { page, watch } = await open();
  watch.allow(/status of (401|422)/);
  await page.goto("/login");
  await page.getByLabel("Email").fill("nobody@journey.example");
  await page.getByLabel("Password", { exact: true }).fill("not the right words");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: /\w/ }).waitFor();
  await expect.poll(() => page.getByLabel("Email").inputValue()).toBe("nobody@journey.example");

  await page.goto("/register");
  await page.getByLabel("Name", { exact: true }).fill("Nora Nobody");
  await page.getByLabel("Email").fill("nora@journey.example");
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("short");
  await page.getByText("5 of 12 characters. Add 7 more.").waitFor();
  await page.getByRole("button", { name: "Create account" }).click();
  await expect.poll(() => password.getAttribute("aria-invalid")).toBe("true");
  await expect
    .poll(() => password.evaluate((input) => input === document.activeElement), { message: "focus is on what to mend" })
    .toBe(true);
});
