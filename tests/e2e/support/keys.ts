import type { Page } from "playwright-core";
import { expect, vi } from "vitest";

const MOST_STOPS = 40;

/** What has the focus: its name, and whether the focus can be seen on it or on the frame drawn around it. */
function describeFocus(page: Page): Promise<{ name: string; isVisible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "", isVisible: false };
    const hasOutline = (candidate: Element | null) => {
      if (!candidate) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    const label = element.getAttribute("aria-label") ?? "";
    const labelled =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement
        ? (element.labels?.[0]?.textContent ?? "")
        : "";
    const name = [label, labelled, element.textContent ?? ""].map((text) => text.trim()).find((text) => text !== "") ?? element.tagName;
    return { name, isVisible: hasOutline(element) || hasOutline(element.parentElement) };
  });
}

/** Tabs until the wanted control has the focus; fails when a whole round does not reach it or a stop on the way is invisible. */
export async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    const focus = await describeFocus(page);
    if (focus.name === "") continue;
    expect(focus.isVisible, `the focus on “${focus.name}” can be seen`).toBe(true);
    if (typeof name === "string" ? focus.name === name : name.test(focus.name)) return;
    passed.push(focus.name);
  }
  throw new Error(`Tab does not reach ${name}; it passed ${passed.join(" → ")}`);
}

/** A page that has just come does not hear keys before it is alive. */
export async function openPalette(page: Page): Promise<void> {
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await vi.waitFor(async () => {
    if (!(await palette.isVisible())) await page.keyboard.press("Control+k");
    await palette.waitFor({ timeout: 1_000 });
  }, 15_000);
}

export async function runCommand(page: Page, words: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(words);
  await page.getByRole("option", { selected: true }).filter({ hasText: words }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Command palette" }).waitFor({ state: "detached" });
}

export const focusedName = async (page: Page) => (await describeFocus(page)).name;
