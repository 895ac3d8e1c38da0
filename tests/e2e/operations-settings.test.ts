import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { z } from "zod";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const SETTINGS = /\/api\/operations\/settings$/;
const own = z.object({ items: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })) });

/** Saves what was changed, and waits until it is in force. */
async function save(page: Page, why: string): Promise<void> {
  const draft = page.getByRole("form", { name: "Draft" });
  await draft.getByLabel("Why").fill(why);
  await draft.getByRole("button", { name: "Save settings" }).click();
  await draft.waitFor({ state: "hidden" });
}

const versions = (page: Page) => page.getByRole("list", { name: "Versions" }).getByRole("listitem");

describe("the deployment's settings", () => {
  test("in their states, and a change with its reason in the list", async ({ open }) => {
    const { page, watch } = await open({ as: "SUPER_ADMIN" });
    watch.allow(/status of 503/);
    const release = await holdRequests(page, SETTINGS);
    await page.goto("/operations/settings");
    await page.getByRole("status", { name: "Loading the settings" }).waitFor();
    release(refuse);
    await page.getByText("The settings could not be loaded").waitFor();
    await inspect(page, "operations-settings-error");
    await page.unroute(SETTINGS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Maintenance" }).waitFor();
    await inspect(page, "operations-settings-full");
    await page.getByRole("textbox", { name: "Notifications" }).fill("200");
    await save(page, "Keep what people were told longer");
    await versions(page).filter({ hasText: "Keep what people were told longer" }).first().waitFor();
    await page.getByRole("textbox", { name: "Notifications" }).fill("180");
    await save(page, "As it was");
  });

  test("are for whoever runs the deployment: an owner is told so", async ({ open }) => {
    const { page, watch } = await open({ as: "OWNER" });
    watch.allow(/status of 403/);
    await page.goto("/operations/settings");
    await page.getByText("Operations are for whoever runs the deployment").waitFor();
    await inspect(page, "operations-settings-refused");
  });
});

describe("maintenance", () => {
  test("of one organization: its members see the page, operators work, and what was being written comes back", async ({ open }) => {
    const member = await open({ as: "demo" });
    member.watch.allow(/status of 503/);
    await member.page.goto("/chat");
    const composer = member.page.getByRole("textbox", { name: /message/i }).first();
    await composer.fill("Half a thought");
    const { items } = own.parse(await (await member.page.request.get("/api/organizations")).json());
    const { page } = await open({ as: "SUPER_ADMIN" });
    await page.goto("/operations/settings");
    await page.getByLabel("Maintenance is on").check();
    await page.getByLabel("What members read").fill("We move house.");
    await page.getByLabel("Only these organizations").fill(items.find(({ isCurrent }) => isCurrent)?.id ?? "");
    await save(page, "Stores are moved");
    await member.page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await member.page.getByRole("heading", { name: "The service is being worked on" }).waitFor();
    await member.page.getByText("We move house.").waitFor();
    await inspect(member.page, "maintenance-member");
    expect((await page.request.get("/api/chat/list")).status()).toBe(200);
    expect((await member.page.request.get("/api/chat/list")).status()).toBe(503);
    await page.getByLabel("Maintenance is on").uncheck();
    await page.getByLabel("What members read").fill("");
    await page.getByLabel("Only these organizations").fill("");
    await save(page, "Stores have moved");
    await composer.waitFor();
    expect(await composer.inputValue()).toBe("Half a thought");
  });
});
