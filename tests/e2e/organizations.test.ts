import { randomBytes } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { describe, expect, vi } from "vitest";
import { test, type Visitor } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { runCommand, tabTo } from "./support/keys.ts";

const members = (page: Page) => page.getByRole("list", { name: "Members" }).getByRole("listitem");
const invitations = (page: Page) => page.getByRole("list", { name: "Open invitations" }).getByRole("listitem");
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const reopen = async (trigger: Locator) => {
  if ((await trigger.getAttribute("aria-expanded")) !== "true") await trigger.click();
};
/** A list that is new after an undo, or a toast that goes and gives the focus back, may close a menu that opens meanwhile. */
const choose = (page: Page, menu: string, item: string) =>
  vi.waitFor(async () => {
    await reopen(page.getByRole("button", { name: menu }));
    await page.getByRole("menuitem", { name: item }).click({ timeout: 1_000 });
  }, 15_000);
const newAddress = () => `invited-${randomBytes(6).toString("hex")}@tests.example`;

/** The link that is shown to the inviter. */
async function inviteByLink({ page }: Visitor, role: string): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const form = dialog(page, "Invite somebody");
  await form.getByRole("button", { name: "By link" }).click();
  await form.getByLabel("Role").selectOption(role);
  await form.getByRole("button", { name: "Make link" }).click();
  const link = await page.getByRole("group", { name: "Invitation link" }).textContent();
  return link ?? "";
}

test("somebody invited by a letter reads it, creates an account, joins, and as READ_ONLY can write nothing", async ({ open }) => {
  const owner = await open({ as: "demo" });
  const email = newAddress();
  await owner.page.goto("/settings/members");
  await owner.page.getByRole("button", { name: "Invite" }).click();
  const form = dialog(owner.page, "Invite somebody");
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption("READ_ONLY");
  await inspect(owner.page, "members-invite");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await owner.page.getByText("Invitation sent").waitFor();
  await expect.poll(() => invitations(owner.page).first().textContent()).toContain(email);

  const guest = await open();
  // Whether somebody is signed in is asked, and answered no.
  guest.watch.allow(/status of 401/);
  await guest.page.goto("/dev/mail");
  await guest.page.getByRole("listitem").filter({ hasText: email }).getByRole("link").first().click();
  await guest.page.getByRole("link", { name: /\/invite#/ }).click();
  await guest.page.getByRole("heading", { name: /^Join Demo of/ }).waitFor();
  expect(guest.page.url()).not.toContain("#");
  await inspect(guest.page, "invite-new-account");
  await guest.page.getByLabel("Name").fill("Gwen Guest");
  expect(await guest.page.getByLabel("Email").inputValue()).toBe(email);
  await guest.page.getByRole("textbox", { name: "Password" }).fill("moss kettle wagon seventeen");
  await guest.page.getByRole("button", { name: "Create account and join" }).click();
  await guest.page.waitForURL("**/chat");
  await onChat(guest.page).ready();
  await guest.page.getByText("Your role is read-only").waitFor();
  await guest.page.goto("/settings/members");
  await guest.page.getByText("Owners and admins invite people and change roles.").waitFor();
  await expect.poll(() => members(guest.page).count()).toBe(2);
  expect(await guest.page.getByRole("button", { name: "Invite" }).count()).toBe(0);
  await inspect(guest.page, "members-read-only");
  await guest.page.goto("/settings/organization");
  await guest.page.getByText("Owners and admins decide about what stands here.").waitFor();
  expect(await guest.page.getByLabel("Name").isDisabled()).toBe(true);
  const refused = await guest.context.request.post("/api/chat/create", { data: {}, headers: { origin: new URL(guest.page.url()).origin } });
  expect(refused.status()).toBe(403);

  await owner.page.reload();
  await expect.poll(() => members(owner.page).count()).toBe(2);
  expect(await invitations(owner.page).count()).toBe(0);
  await owner.page.getByRole("button", { name: "Actions for Gwen Guest" }).click();
  await inspect(owner.page, "members-actions");
  await reopen(owner.page.getByRole("button", { name: "Actions for Gwen Guest" }));
  await owner.page.getByRole("menuitem", { name: "Make USER" }).click();
  await owner.page.getByText("Gwen Guest is USER now").waitFor();
  await owner.page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => members(owner.page).nth(1).textContent()).toContain("READ_ONLY");
  await choose(owner.page, "Actions for Gwen Guest", "Remove from organization");
  await inspect(owner.page, "members-remove");
  await dialog(owner.page, "Remove Gwen Guest").getByRole("button", { name: "Remove" }).click();
  await expect.poll(() => members(owner.page).count()).toBe(1);
  await guest.page.goto("/settings");
  await guest.page.waitForURL("**/login?**");
});

test("somebody signed in joins by a link, switches between both organizations, and leaves", async ({ open }) => {
  const owner = await open({ as: "demo" });
  const link = await inviteByLink(owner, "USER");
  await inspect(owner.page, "members-link");
  const guest = await open({ as: "demo" });
  await guest.page.goto(link);
  await guest.page.getByText("You are signed in as").waitFor();
  await inspect(guest.page, "invite-signed-in");
  await guest.page.getByRole("button", { name: /^Join Demo of/ }).click();
  await guest.page.waitForURL("**/chat");
  await onChat(guest.page).ready();
  const switcher = guest.page.getByRole("button", { name: /^Organization: / });
  const joined = (await switcher.textContent()) ?? "";
  await switcher.click();
  await inspect(guest.page, "organization-switcher");
  // A menu closes when the window changes its size, as it does for the pictures.
  await reopen(switcher);
  await guest.page.getByRole("menuitem", { name: /OWNER$/ }).click();
  await expect.poll(async () => (await switcher.textContent().catch(() => joined)) !== joined).toBe(true);
  await onChat(guest.page).ready();
  await runCommand(guest.page, `Switch to ${joined.replace("Organization: ", "")}`);
  await expect.poll(() => switcher.textContent().catch(() => "")).toBe(joined);
  await guest.page.goto("/settings/members");
  await expect.poll(() => members(guest.page).count()).toBe(2);
  await guest.page
    .getByRole("listitem")
    .filter({ hasText: "(you)" })
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await guest.page.getByRole("menuitem", { name: "Leave organization" }).click();
  await dialog(guest.page, "Leave the organization").getByRole("button", { name: "Leave" }).click();
  await guest.page.waitForURL("**/login");

  const late = await open();
  late.watch.allow(/status of 40[14]/);
  await late.page.goto(link);
  await late.page.getByRole("heading", { name: "This invitation is not good any more" }).waitFor();
  await inspect(late.page, "invite-gone");
});

test("an owner founds a second organization, hands it over, and its rules are changed by keyboard", async ({ open }) => {
  const owner = await open({ as: "demo" });
  const { page } = owner;
  await onChat(page).goto();
  await runCommand(page, "New organization");
  await dialog(page, "New organization").getByLabel("Name").fill("Night shift");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/members");
  await expect.poll(() => page.getByRole("button", { name: /^Organization: / }).textContent()).toContain("Night shift");
  const link = await inviteByLink(owner, "ADMIN");
  const guest = await open({ as: "demo" });
  await guest.page.goto(link);
  await guest.page.getByRole("button", { name: "Join Night shift" }).click();
  await guest.page.waitForURL("**/chat");
  await page.goto("/settings/organization");
  await page.getByLabel("Shortest password").selectOption("15");
  await page.getByLabel("Sessions end after").fill("3");
  await page.getByRole("button", { name: "Save rules" }).click();
  owner.watch.allow(/status of 422/);
  await page.getByText("Sessions may rest for 5 minutes at least.").waitFor();
  await page.getByLabel("Sessions end after").fill("30");
  await tabTo(page, "Save rules");
  await page.keyboard.press("Enter");
  await page.getByText("Rules saved").waitFor();
  await inspect(page, "organization-settings");
  await page.goto("/settings/members");
  await page
    .getByRole("listitem")
    .filter({ hasText: "ADMIN" })
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("menuitem", { name: "Hand over the organization" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
  await page.getByText("The organization is handed over").waitFor();
  await expect.poll(() => page.getByRole("listitem").filter({ hasText: "(you)" }).textContent()).toContain("ADMIN");
  await page.goto("/settings/organization");
  await page.getByLabel("Shortest password").waitFor();
  expect(await page.getByRole("button", { name: "Delete organization" }).count()).toBe(0);
});

describe("the pages in their states", () => {
  test("loading, failed with a way out, and empty", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of 503/);
    const reads = /\/api\/(members|invitations|organizations\/current(\/deletion)?)(\?|$)/;
    const release = await holdRequests(page, reads);
    await page.goto("/settings/members");
    await page.getByRole("status", { name: "Loading members" }).waitFor();
    await inspect(page, "members-loading");
    release(refuse);
    await page.getByText("Members could not be loaded").waitFor();
    await page.getByText("Invitations could not be loaded").waitFor();
    await inspect(page, "members-error");
    await page.goto("/settings/organization");
    await page.getByText("The organization could not be loaded").waitFor();
    await page.unroute(reads);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Delete organization" }).waitFor();
    await page.goto("/settings/members");
    await page.getByText("No open invitation").waitFor();
    await page.getByLabel("Search members").fill("nobody of this name");
    await page.getByText("Nobody found").waitFor();
    await inspect(page, "members-empty");
  });

  test("an organization is deleted by its typed name, and kept again", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await page.goto("/settings/organization");
    const name = await page.getByLabel("Name", { exact: true }).inputValue();
    await page.getByRole("button", { name: "Delete organization" }).click();
    const confirm = dialog(page, "Delete the organization").getByRole("button", { name: "Delete in seven days" });
    await page.getByLabel("Name of the organization").fill(`${name}?`);
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel("Name of the organization").fill(name);
    await inspect(page, "organization-delete");
    await confirm.click();
    await page.getByText("This organization is deleted on").waitFor();
    await inspect(page, "organization-scheduled");
    await page.getByRole("button", { name: "Keep the organization" }).click();
    await page.getByText("The organization stays").waitFor();
  });
});
