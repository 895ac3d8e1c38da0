import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { NARROW, test, WIDE } from "./support/browser-test.ts";
import { judgeAccessibility } from "./support/inspect-page.ts";

/** The reference as people read it: both themes, wide and narrow, by keyboard, on paper, and without any script. */
const PICTURES = path.join("test-results", "pages");

async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.locator(`html.${colorScheme}`).waitFor();
      const look = `${name}-${colorScheme}-${viewport.width}`;
      await page.screenshot({ path: path.join(PICTURES, `${look}.png`) });
      await judgeAccessibility(page, look);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `pixels by which ${look} is wider than the screen`).toBe(0);
    }
  }
  await page.setViewportSize(WIDE);
}

describe("the reference", () => {
  test("every kind of page is accessible, fits a phone, asks no other host and breaks no policy", async ({ open }) => {
    const { page, watch } = await open();
    watch.allow(/status of 404/);
    const pages = {
      "docs-overview": "/docs",
      "docs-operation": "/docs/api/getChatTrace",
      "docs-errors": "/docs/errors",
      "docs-error": "/docs/errors/request.invalid",
      "docs-quick-start": "/docs/quick-start",
      "docs-guard": "/docs/guard",
      "docs-not-found": "/docs/api/nothing",
    };
    for (const [name, address] of Object.entries(pages)) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(name.endsWith("not-found") ? 404 : 200);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await inspect(page, name);
    }
  });

  test("by keyboard: slash, a few letters, arrow, enter; the language chosen once stays", async ({ open }) => {
    const { page, context } = await open();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/docs");
    await page.getByText("operations of version").waitFor();
    const search = page.getByRole("searchbox", { name: "Search the docs" });
    await expect
      .poll(async () => {
        await page.keyboard.press("/");
        return search.evaluate((field) => field === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.type("post message");
    await page.getByRole("status").filter({ hasText: "found" }).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/docs/api/*");
    await page.goto("/docs/api/postChatStream");
    await page.getByRole("radio", { name: "curl" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByText("import urllib.request").waitFor();
    await page
      .locator("[data-code-box]", { has: page.getByRole("radio").first() })
      .getByRole("button", { name: "Copy" })
      .press("Enter");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("urllib.request.Request(");
    await page.goto("/docs/api/getChatList");
    await page.getByText("import urllib.request").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("rate_limited");
    await page.getByRole("link", { name: "request.rate_limited", exact: true }).first().press("Enter");
    await page.getByRole("heading", { level: 1, name: "request.rate_limited" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await search.inputValue()).toBe("");
  });

  test("a schema folds and unfolds, and a field has an address of its own", async ({ open }) => {
    const { page } = await open();
    await page.goto("/docs/api/getChatTrace#answer-200.stages");
    const inner = page.locator('[id="answer-200.stages.key"]');
    const closed = page.locator("details[data-fold]:not([open])");
    await inner.waitFor();
    await expect
      .poll(async () => {
        if ((await closed.count()) > 0)
          await page
            .getByRole("button", { name: "Unfold all" })
            .click({ timeout: 1_000 })
            .catch(() => {});
        return closed.count();
      })
      .toBe(0);
    expect(await inner.isVisible()).toBe(true);
  });

  test("error codes are found by their words", async ({ open }) => {
    const { page } = await open();
    await page.goto("/docs/errors");
    const filter = page.getByRole("searchbox", { name: "Filter by code, status or words" });
    await expect
      .poll(async () => {
        await filter.fill("429");
        return page.getByText(/^\d+ of \d+ codes$/).count();
      })
      .toBe(1);
    await filter.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/docs/errors/*");
    await page.getByText('"status": 429').waitFor();
  });
});

test("without scripts everything can be read: contents, all schemas, each language", async ({ open }) => {
  const { page } = await open({ context: { javaScriptEnabled: false, viewport: NARROW } });
  await page.goto("/docs/api/postChatStream");
  await page.getByRole("navigation", { name: "Documentation" }).getByRole("link", { name: "/chat/history" }).waitFor();
  expect(await page.getByRole("button", { name: "Copy" }).count(), "no button that could not work").toBe(0);
  await page.getByRole("radio", { name: "TypeScript" }).check({ force: true });
  await page.getByText("const response = await fetch(").waitFor();
  await page.goto("/docs/api/getChatTrace");
  const fold = page.locator("details[data-fold]:not([open]) > summary").first();
  await fold.click();
  await page.goto("/docs/errors");
  await page.getByRole("link", { name: /^request\.invalid HTTP 422/ }).waitFor();
});

test("on paper the navigation is gone and every fold is open", async ({ open }) => {
  const { page } = await open();
  await page.goto("/docs/api/getChatTrace");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation", { name: "Documentation" }).isVisible()).toBe(false);
  const hidden = await page
    .locator("details[data-fold] li")
    .evaluateAll((rows) => rows.filter((row) => !row.checkVisibility({ contentVisibilityAuto: true })).length);
  expect(hidden, "rows a printed page would leave out").toBe(0);
});

test("the landing page and the product lead to the reference", async ({ open }) => {
  const { page } = await open({ as: "OWNER" });
  await page.goto("/");
  await page.getByRole("link", { name: "Docs" }).click();
  await page.getByRole("heading", { level: 1, name: "API reference" }).waitFor();
  await page.getByRole("link", { name: "Open Aegis" }).click();
  // The page has arrived once its own part is there; a menu opened before would close with what stood in its place.
  await page.getByRole("textbox", { name: "Message", exact: true }).waitFor();
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "API reference" }).click();
  await page.getByRole("heading", { level: 1, name: "API reference" }).waitFor();
});
