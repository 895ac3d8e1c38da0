import type { Locator, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { test, type Visitor } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";

const SHIPPED = "Turn rough notes into minutes";
const NOTES = "agreed: the boat is painted in May. Rosa orders paint by Friday. who cleans the harbour shed??";
const RULE = "Name every open question in one line.";

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const tab = (page: Page, name: string) => page.getByRole("navigation", { name: "This prompt" }).getByRole("link", { name, exact: true });

test("a fresh account finds a prompt, runs it, saves a version of its own, tests it, cannot promote it alone, and a second person puts it into production", async ({
  open,
}) => {
  const author = await open({ as: "demo" });
  await findInLibrary(author);
  await runWithExample(author);
  const promptPath = await saveOwnVersion(author);
  await shareWithOrganization(author);
  await seeWhatIsMissing(author, ["a passed evaluation of this version", "a second person"]);
  await passTests(author);
  const second = await open({ as: "demo" });
  await joinAsAnalyst(author, second);
  await author.page.goto(`${promptPath}/versions`);
  await askForPromotion(author);
  await second.page.goto(`${promptPath}/versions`);
  await agree(second);
  await author.page.goto(`${promptPath}/versions`);
  const versions = author.page.getByRole("table", { name: "Versions, the newest first" });
  await versions.getByRole("row").filter({ hasText: "Open questions stand" }).getByText("production", { exact: true }).waitFor();
});

/** From the page somebody new lands on. */
async function findInLibrary({ page }: Visitor): Promise<void> {
  await page.goto("/chat");
  await page.getByRole("link", { name: "Start from a prompt of the library" }).click();
  await page.waitForURL("**/prompts");
  await page.getByRole("searchbox", { name: "Search prompts" }).fill("minutes notes");
  await page.getByRole("table", { name: "Found" }).getByRole("link", { name: SHIPPED }).click();
  await page.waitForURL(/\/prompts\/prm_/);
}

async function runWithExample({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "Try it with these values" }).click();
  await page.getByLabel("Notes", { exact: true }).fill(NOTES);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await answered(page);
}

const answered = (page: Page) => page.getByRole("region", { name: "Answer" }).getByRole("button", { name: "Good answer" }).waitFor();

/** A copy, one sentence more, a second version. */
async function saveOwnVersion({ page }: Visitor): Promise<string> {
  await page.getByRole("button", { name: "Make it mine" }).click();
  await page.waitForURL(/\/prompts\/prm_[^/]+\/edit/);
  const template = page.getByLabel("Template", { exact: true });
  await template.fill(`${await template.inputValue()}\n\n${RULE}`);
  await page.getByLabel("What is new in it").fill("Open questions stand in lines of their own");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await page.getByRole("list", { name: "About the prompt" }).getByText("Version 2").waitFor();
  return new URL(page.url()).pathname.replace("/edit", "");
}

async function shareWithOrganization({ page }: Visitor): Promise<void> {
  await choose(page.getByRole("button", { name: "More actions" }), page.getByRole("menuitem", { name: "Who reads it" }));
  const form = dialog(page, "Who reads it");
  await form.getByRole("radio", { name: /^Organization/ }).check();
  await form.getByRole("button", { name: "Change" }).click();
  await form.waitFor({ state: "hidden" });
}

/** A menu that something else closes is opened again. */
async function choose(trigger: Locator, item: Locator): Promise<void> {
  await vi.waitFor(async () => {
    if ((await trigger.getAttribute("aria-expanded")) !== "true") await trigger.click();
    await item.click({ timeout: 1_000 });
  }, 15_000);
}

async function seeWhatIsMissing({ page }: Visitor, missing: readonly string[]): Promise<void> {
  await tab(page, "Versions").click();
  const needs = page.getByRole("list", { name: "What it needs" });
  for (const each of missing) await needs.getByText(`Missing: ${each}`).waitFor();
  expect(await page.getByRole("button", { name: "Ask for promotion" }).isDisabled()).toBe(true);
}

async function passTests({ page }: Visitor): Promise<void> {
  await tab(page, "Tests").click();
  await page.getByRole("button", { name: "New test set" }).click();
  await dialog(page, "New test set").getByLabel("Name").fill("Minutes of the harbour");
  await dialog(page, "New test set").getByRole("button", { name: "Make the test set" }).click();
  await page.getByRole("button", { name: "Add a row" }).click();
  const row = dialog(page, "New row");
  await row.getByLabel("Meeting", { exact: true }).fill("Harbour");
  await row.getByLabel("Date", { exact: true }).fill("2026-03-05");
  await row.getByLabel("Notes", { exact: true }).fill(NOTES);
  await row.getByLabel("Kind").selectOption("not-contains");
  await row.getByRole("button", { name: "Add the assertion" }).click();
  await row.getByLabel("Text", { exact: true }).fill("lorem ipsum");
  await row.getByRole("button", { name: "Save the row" }).click();
  await row.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Evaluate" }).click();
  await dialog(page, /^Run /).getByRole("button", { name: "Run it" }).click();
  await page.waitForURL(/evaluation=pev_/);
  await page.getByText("Passed", { exact: true }).first().waitFor();
}

async function joinAsAnalyst(owner: Visitor, guest: Visitor): Promise<void> {
  await owner.page.goto("/settings/members");
  await owner.page.getByRole("button", { name: "Invite" }).click();
  const form = dialog(owner.page, "Invite somebody");
  await form.getByRole("button", { name: "By link" }).click();
  await form.getByLabel("Role").selectOption("ANALYST");
  await form.getByRole("button", { name: "Make link" }).click();
  const link = await owner.page.getByRole("group", { name: "Invitation link" }).textContent();
  await guest.page.goto(link ?? "");
  await guest.page.getByRole("button", { name: /^Join Demo of/ }).click();
  await guest.page.waitForURL("**/chat");
  await onChat(guest.page).ready();
}

async function askForPromotion({ page }: Visitor): Promise<void> {
  await page.getByText("A second person may decide").waitFor();
  await page.getByRole("button", { name: "Ask for promotion" }).click();
  const form = dialog(page, "Promote version 2 to production");
  await form.getByLabel("Reason").fill("Open questions are seen at once");
  await form.getByRole("button", { name: "Ask", exact: true }).click();
  const asked = page.getByRole("list", { name: "Promotions" }).getByRole("listitem").first();
  await asked.getByText("Waiting").waitFor();
  await asked.getByText("so somebody else decides").waitFor();
  expect(await asked.getByRole("button", { name: "Agree" }).count()).toBe(0);
}

async function agree({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "Agree" }).click();
  const form = dialog(page, "Agree");
  await form.getByLabel("Reason").fill("Read the answers");
  await form.getByRole("button", { name: "Agree" }).click();
  await page.getByRole("list", { name: "Promotions" }).getByText("Approved", { exact: true }).waitFor();
  await page.getByRole("region", { name: "Labels" }).getByText("version 2").waitFor();
}
