import { mkdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Route } from "playwright-core";
import { expect } from "vitest";
import { NARROW, WIDE } from "./browser-test.ts";

const PICTURES = path.join("test-results", "pages");
const THEMES = ["light", "dark"] as const;
const SIZES = [WIDE, NARROW] as const;
/** They are for a person to look at; where nobody will, they only take time. */
const isPictured = process.env.TEST_PICTURES !== "none";

/**
 * One state of a page, light and dark, wide and narrow: nothing wider than the screen, and a picture of each in test-results/pages for a
 * person to look at (TEST_PICTURES=none: without). Accessibility is judged in both themes and at both sizes, in two of the four looks: which two goes by the state's
 * name, so that what all pages share is judged in every one.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const isDarkWide = name.length % 2 === 0;
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.locator(`html.${colorScheme}`).waitFor();
      const look = `${name}-${colorScheme}-${viewport.width}`;
      await drawn(page);
      if (isPictured) await page.screenshot({ path: path.join(PICTURES, `${look}.png`) });
      const isJudged = ((colorScheme === "dark") === (viewport === WIDE)) === isDarkWide;
      if (isJudged) await judgeAccessibility(page, look);
      const overflow = await page.evaluate(() => {
        const boxes = [document.documentElement, ...document.querySelectorAll("main, [data-scroller]")];
        return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
      });
      expect(overflow, `pixels by which ${look} is wider than its place`).toBe(0);
    }
  }
  await page.setViewportSize(WIDE);
}

/** Its fonts are there and this look of it is on the screen. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** What is in order is judged too, but not described: that took longer than finding out. */
const ONLY_VIOLATIONS = { resultTypes: ["violations"], selectors: false } satisfies Parameters<AxeBuilder["options"]>[0];

export async function judgeAccessibility(page: Page, look: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(ONLY_VIOLATIONS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found, `accessibility of ${look}`).toEqual([]);
}

/** Ends a held or routed request as a failing server would. */
export function refuse(route: Route): Promise<void> {
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
