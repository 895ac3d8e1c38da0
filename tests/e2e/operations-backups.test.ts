import { expect } from "vitest";
import { NARROW, test } from "./support/browser-test.ts";
import { inspect } from "./support/inspect-page.ts";

const WORK_MS = 40_000;

test("whoever runs the deployment makes a backup, sees it whole, and has it read back", async ({ open }) => {
  const { page } = await open({ as: "SUPER_ADMIN" });
  await page.goto("/operations/backups");
  await page.getByRole("region", { name: "How backups stand" }).waitFor();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("A backup is being made").waitFor();
  const row = page.getByRole("table", { name: "Backups, the newest first" }).getByRole("row").nth(1);
  await row.getByText("Whole", { exact: true }).waitFor({ timeout: WORK_MS });
  await inspect(page, "operations-backups");
  await row.getByRole("button", { name: /^Verify the backup of/ }).click();
  await row.getByText("Restores", { exact: true }).waitFor({ timeout: WORK_MS });
  await inspect(page, "operations-backups-verified");
});

test("an owner is told that backups are not theirs, on a narrow screen too", async ({ open }) => {
  const { page, watch } = await open({ as: "OWNER", context: { viewport: NARROW } });
  watch.allow(/status of 403/);
  await page.goto("/operations/backups");
  await page.getByText("Operations are for whoever runs the deployment").waitFor();
  expect(await page.getByRole("button", { name: "Back up now" }).count()).toBe(0);
});
