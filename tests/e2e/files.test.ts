import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READS = /\/api\/files\/list(\?|$)/;
const row = (page: Page, name: string) => page.getByRole("list", { name: "Files" }).getByRole("listitem").filter({ hasText: name });
const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel("Choose files", { exact: true }).and(page.locator("input")).setInputFiles(files);
const textFile = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

async function createHandbook(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const line of ["Handbook of the harbour office.", "The harbour gate closes at 21:30 on weekdays."]) {
    document.addPage([400, 300]).drawText(line, { x: 30, y: 200, size: 12, font });
  }
  return Buffer.from(await document.save());
}

describe("files in their states", () => {
  test("loading, failed with a way out, none, refused and ready", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|415)/);
    const release = await holdRequests(page, READS);
    await page.goto("/files");
    await page.getByRole("status", { name: "Loading files" }).waitFor();
    await inspect(page, "files-loading");
    release(refuse);
    await page.getByText("Files could not be loaded").waitFor();
    await inspect(page, "files-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("No files yet").waitFor();
    await inspect(page, "files-empty");

    await choose(page, [
      { name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(600)]) },
    ]);
    await page.getByText("Not taken. The file is a program, not a PDF.").waitFor();
    await choose(page, [{ name: "handbook.pdf", mimeType: "application/pdf", buffer: await createHandbook() }]);
    await row(page, "handbook.pdf").getByText("Ready, 2 pages").waitFor();
    await inspect(page, "files-full");
  });

  test("a role that may only look is told so", async ({ open }) => {
    const { page } = await open({ as: "READ_ONLY" });
    await page.goto("/files");
    await page.getByText("Your role is read-only: you can read files you have, and not add any.").waitFor();
    expect(await page.getByRole("button", { name: "Choose files" }).count()).toBe(0);
  });
});

test("a large file goes up in parts, stops, goes on after a reload where it was, and is deleted with a way back", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const sent: string[] = [];
  page.on("request", (request) => {
    const part = /parts\/(\d+)/.exec(request.url())?.[1];
    if (part !== undefined) sent.push(part);
  });
  const large = textFile("ledger.txt", `${"The cook counts the plates again. ".repeat(250_000)}`);
  await page.goto("/files");
  await page.getByText("No files yet").waitFor();
  const release = await holdRequests(page, /\/parts\/1\?/);
  await choose(page, [large]);
  await page.getByText(/^Uploading, 3\.9 MB/).waitFor();
  await page.getByRole("button", { name: "Pause ledger.txt" }).click();
  await page.getByText(/^Paused, /).waitFor();
  // Pausing has ended the request already.
  release((route) => route.abort().catch(() => undefined));
  await page.unroute(/\/parts\/1\?/);
  await page.reload();
  await page.getByText("Choose the same file again to go on.").waitFor();
  const before = sent.filter((part) => part === "0").length;
  await choose(page, [large]);
  await row(page, "ledger.txt").waitFor();
  expect(sent.filter((part) => part === "0").length).toBe(before);

  await page.getByRole("button", { name: "Delete ledger.txt" }).click();
  await row(page, "ledger.txt").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "ledger.txt").waitFor();
});

test("a file is asked from a chat, its number opens the passage, and once deleted it is in no later answer", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const chat = onChat(page);
  const question = "When does the harbour gate close on weekdays?";
  await page.goto("/files");
  await page.getByText("No files yet").waitFor();
  await choose(page, [{ name: "handbook.pdf", mimeType: "application/pdf", buffer: await createHandbook() }]);
  await row(page, "handbook.pdf").getByText("Ready, 2 pages").waitFor();
  await chat.goto();
  await chat.ask(question);
  await chat.answered(1);
  expect(await chat.lastAnswer.textContent()).toContain("21:30");
  await chat.lastAnswer.getByRole("button", { name: "handbook.pdf, page 2" }).first().click();
  const passage = page.getByRole("region", { name: "Cited passage" });
  await passage.waitFor();
  expect(await passage.textContent()).toContain("The harbour gate closes at 21:30 on weekdays.");
  await inspect(page, "chat-source");

  await page.goto("/files");
  await page.getByRole("button", { name: "Delete handbook.pdf" }).click();
  await row(page, "handbook.pdf").waitFor({ state: "detached" });
  await chat.goto();
  await chat.ask(question);
  await chat.answered(1);
  expect(await chat.lastAnswer.textContent()).not.toContain("21:30");
  expect(await chat.lastAnswer.getByRole("button", { name: "handbook.pdf" }).count()).toBe(0);
});

test("a file comes with a message, is read for the answer and stands above it", async ({ open }) => {
  const { page } = await open({ as: "demo" });
  const chat = onChat(page);
  await chat.goto();
  await page
    .getByLabel("Attach files", { exact: true })
    .and(page.locator("input"))
    .setInputFiles([textFile("rota.txt", "The blue van is serviced by Ines on Thursdays.")]);
  const files = page.getByRole("list", { name: "Files with this message" });
  await files.getByRole("button", { name: "Remove rota.txt" }).waitFor();
  await files.getByRole("status").waitFor({ state: "detached" });
  await chat.ask("Who services the blue van?");
  await chat.answered(1);
  await page.getByRole("list", { name: "Files of this message" }).getByRole("link", { name: "rota.txt" }).waitFor();
  await inspect(page, "chat-with-file");
});
