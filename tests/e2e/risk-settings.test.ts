import { expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";
import { tabTo } from "./support/keys.ts";

const READS = /\/api\/risk\/settings(\?|$)/;

test("settings in their states: loading, failed with a way out, as shipped, changed by keyboard with what it would have done, saved and undone", async ({
  open,
}) => {
  const { page, watch } = await open({ as: "demo" });
  watch.allow(/status of 503/);
  const release = await holdRequests(page, READS);
  await page.goto("/risk/settings");
  await page.getByRole("status", { name: "Loading the settings" }).waitFor();
  release(refuse);
  await page.getByText("The settings could not be loaded").waitFor();
  await page.unroute(READS);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("These are the settings as shipped.").waitFor();

  const headers = { origin: new URL(page.url()).origin };
  const data = { id: "p-1", timestamp: Date.now(), from: "Ada", to: "Nobody & Sons", amount: "1000000.00" };
  const answer = await (await page.request.post("/api/analyze/multi", { headers, data })).json();
  expect(answer).toMatchObject({ flagged: true, consensus: { isDemo: true } });
  await page.reload();
  const preview = page.getByRole("region", { name: "What they would have done" });
  await preview.getByText(/verdicts?: none would have ended otherwise/).waitFor();
  await page.getByRole("slider", { name: "Hold" }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await page.getByLabel("Jurisdictions").fill("DE, Germany");
  await page.getByText("write a country in two letters, such as DE.").waitFor();
  const draft = page.getByRole("form", { name: "Draft" });
  expect(await draft.getByRole("button", { name: "Save settings" }).isDisabled()).toBe(true);
  await page.getByLabel("Jurisdictions").fill("DE, FR");
  await page.getByRole("combobox", { name: "Profile" }).selectOption("exchange");
  await draft.getByText("3 changes, not saved yet").click();
  await inspect(page, "risk-settings-draft");
  await draft.getByLabel("Why").fill("Fewer holds");
  await tabTo(page, "Save settings");
  await page.keyboard.press("Enter");
  await page.getByText("Settings saved as version 1").waitFor();
  const newest = page.getByRole("list", { name: "Versions" }).getByRole("listitem").first();
  await expect.poll(() => newest.textContent()).toMatch(/Version 1[\s\S]*Fewer holds[\s\S]*Hold from[\s\S]*0\.73/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => page.getByRole("slider", { name: "Hold" }).inputValue()).toBe("0.7");

  await page.goto(`/risk/transactions/${answer.transactionId}`);
  const review = page.getByRole("region", { name: "Review by models" });
  await review.getByText("Demo: fixed rules voted, no model").waitFor();
  expect(await review.getByRole("list", { name: "Votes" }).locator("> li").count()).toBe(3);
  await inspect(page, "risk-transaction-reviewed");
});

test("who may not decide sees what holds and can change nothing; another's change is not undone by one's own", async ({ open }) => {
  const reader = await open({ as: "USER" });
  await reader.page.goto("/risk/settings");
  await reader.page.getByText("Owners and admins decide this.").waitFor();
  expect(await reader.page.getByRole("slider", { name: "Hold" }).isDisabled()).toBe(true);
  expect(await reader.page.getByRole("form", { name: "Draft" }).count()).toBe(0);

  const { page, newPage, watch } = await open({ as: "demo" });
  watch.allow(/status of 409/);
  await page.goto("/risk/settings");
  await page.getByRole("checkbox", { name: /Ask models about them/ }).uncheck();
  const other = await newPage();
  await other.goto("/risk/settings");
  await other.getByRole("combobox", { name: "Profile" }).selectOption("national");
  await other.getByRole("button", { name: "Save settings" }).click();
  await other.getByText("Settings saved as version 1").waitFor();
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByText("Somebody else has changed the settings").waitFor();
  await expect.poll(() => page.getByRole("combobox", { name: "Profile" }).inputValue()).toBe("national");
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByText("Settings saved as version 2").waitFor();
  expect(await page.getByRole("checkbox", { name: /Ask models about them/ }).isChecked()).toBe(false);
  expect(await page.getByRole("combobox", { name: "Profile" }).inputValue()).toBe("national");
});
