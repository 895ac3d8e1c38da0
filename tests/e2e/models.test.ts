import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { focusedName, tabTo } from "./support/keys.ts";

const READS = /\/api\/ai\/(models|providers)(\?|$)/;
const table = (page: Page) => page.getByRole("table", { name: "Models" });
const rows = (page: Page) => table(page).locator("tbody tr");
const menuOf = (page: Page, model: string) => table(page).getByRole("button", { name: new RegExp(`^${model}: `) });

describe("models in their states", () => {
  test("loading, and failed with a way out", async ({ open }) => {
    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, READS);
    await page.goto("/models");
    await page.getByRole("status", { name: "Loading models" }).waitFor();
    await page.getByRole("status", { name: "Loading providers" }).waitFor();
    await inspect(page, "models-loading");
    release(refuse);
    await page.getByText("Models could not be loaded").waitFor();
    await page.getByText("Provider health could not be read").waitFor();
    expect(await page.getByText("req_refused_by_the_test").count()).toBe(2);
    await inspect(page, "models-error");
    await page.unroute(READS);
    for (const region of ["Registry", "Providers"])
      await page.getByRole("region", { name: region }).getByRole("button", { name: "Try again" }).click();
    await rows(page).first().waitFor();
  });

  test("full, with a model open, and nothing found", async ({ open }) => {
    const { page } = await open({ as: "OWNER" });
    await page.goto("/models");
    await rows(page).first().waitFor();
    await page.getByRole("heading", { name: "Demo engine" }).waitFor();
    await inspect(page, "models-full");
    await table(page).getByRole("button", { name: "gpt-4.1", exact: true }).click();
    await page.getByText("Your own price", { exact: true }).waitFor();
    await inspect(page, "models-open");
    await page.goto("/models?q=no-such-model");
    await page.getByText("No model matches").waitFor();
    await inspect(page, "models-empty");
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await rows(page).nth(10).waitFor();
  });

  test("search, chips and order stand in the address and survive a reload", async ({ open }) => {
    const { page } = await open({ as: "ANALYST" });
    await page.goto("/models");
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: /^Anthropic/ }).click();
    await page.getByRole("button", { name: "Images", exact: true }).click();
    await table(page).getByRole("button", { name: "In / 1M" }).click();
    await table(page).getByRole("button", { name: "In / 1M" }).click();
    const shown = await rows(page).allInnerTexts();
    expect(shown.length).toBeGreaterThan(1);
    for (const row of shown) expect(row).toContain("Anthropic");
    await page.reload();
    await rows(page).first().waitFor();
    expect(await rows(page).allInnerTexts()).toEqual(shown);
    expect(new URL(page.url()).search).toBe("?provider=anthropic&can=images&sort=input&order=desc");
    expect(await page.getByRole("button", { name: /Decide$/ }).count()).toBe(0);
  });
});

test("an administrator denies a model, undoes it, and sets a price of the organization's own", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/models?q=gpt-4o");
  await menuOf(page, "gpt-4o-mini").click();
  await page.getByRole("menuitem", { name: "Deny" }).click();
  await page.getByText("gpt-4o-mini may not answer").waitFor();
  await expect.poll(() => menuOf(page, "gpt-4o-mini").getAttribute("aria-label")).toContain("Not allowed");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => menuOf(page, "gpt-4o-mini").getAttribute("aria-label")).not.toContain("Not allowed");

  await table(page).getByRole("button", { name: "gpt-4o", exact: true }).click();
  const form = page.getByRole("form", { name: "Your own price" });
  await form.getByLabel("Input").fill("free");
  await form.getByRole("button", { name: "Save price" }).click();
  await form.getByText("Write an amount such as 2.50.").first().waitFor();
  for (const [label, value] of [
    ["Input", "1.25"],
    ["Output", "5"],
    ["Source", "Contract 12"],
    ["Valid as of", "2026-11-01"],
  ] as const)
    await form.getByLabel(label).fill(value);
  await form.getByRole("button", { name: "Save price" }).click();
  await page.getByText("Your price of gpt-4o is used from now on").waitFor();
  await page.reload();
  await expect.poll(async () => (await rows(page).filter({ hasText: "own price" }).allInnerTexts()).join()).toContain("$1.25");
});

test("models can be searched, walked, opened and decided about by keyboard alone", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  await page.goto("/models");
  await rows(page).first().waitFor();
  await page.keyboard.press("/");
  await expect.poll(() => focusedName(page)).toBe("Search models");
  await page.keyboard.type("claude");
  await rows(page).first().filter({ hasText: "claude" }).waitFor();
  await page.keyboard.press("ArrowDown");
  const first = await focusedName(page);
  await page.keyboard.press("j");
  const second = await focusedName(page);
  expect(second).not.toBe(first);
  await page.keyboard.press("k");
  expect(await focusedName(page)).toBe(first);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary");
  await drawer.getByRole("heading", { level: 2 }).waitFor();
  await tabTo(page, "Allowed");
  await page.keyboard.press("Enter");
  await page
    .getByText(/may answer$/)
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await expect.poll(() => focusedName(page), { message: "closing the model returns the focus" }).toBe(first);
});
