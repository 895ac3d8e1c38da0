import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READS = /\/api\/account\/(?:export|deletion)(\?|$)/;

describe("privacy", () => {
  test("loading, failed with a way out, an archive that is made and downloaded once, a deletion that is asked for and called off", async ({
    open,
  }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|422)/);
    const release = await holdRequests(page, READS);
    await page.goto("/settings/privacy");
    await page.getByRole("status", { name: "Loading your archive" }).waitFor();
    await inspect(page, "privacy-loading");
    release(refuse);
    await page.getByText("Your archive could not be looked up").waitFor();
    await page.getByText("What would be deleted could not be loaded").waitFor();
    await inspect(page, "privacy-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByText("You have not asked for an archive in the last 24 hours.").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("deleted with your account, since nobody else is in it").waitFor();
    await inspect(page, "privacy-empty");

    await page.getByRole("button", { name: "Make my archive" }).click();
    await page.getByText("Your archive is ready").waitFor();
    await inspect(page, "privacy-archive-ready");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download once" }).click()]);
    expect(download.suggestedFilename()).toBe("aegis-archive.zip");
    await page.getByText("Your archive was downloaded, and is gone here.").waitFor();

    await page.getByRole("button", { name: "Delete my account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Type your e-mail address").fill("somebody@else.example");
    await dialog.getByRole("button", { name: "Delete in fourteen days" }).click();
    await dialog.getByText("This is not the address of your account.").waitFor();
    await inspect(page, "privacy-delete-dialog");
    const { email } = await (await page.request.get("/api/auth/me")).json();
    await dialog.getByLabel("Type your e-mail address").fill(email);
    await page.keyboard.press("Enter");
    await page.getByText(/^Your account will be deleted on /).waitFor();
    await inspect(page, "privacy-scheduled");
    const [receipt] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Signed receipt" }).click()]);
    expect(receipt.suggestedFilename()).toBe("aegis-receipt.json");
    await page.getByRole("button", { name: "Keep my account" }).click();
    await page.getByRole("button", { name: "Delete my account" }).waitFor();
  });
});
