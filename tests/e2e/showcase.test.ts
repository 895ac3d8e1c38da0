import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { test } from "./support/browser-test.ts";
import { onChat } from "./support/chat-page.ts";

/** With UPDATE_SCREENSHOTS=1 the pictures the README shows are taken anew; otherwise they only land beside the other results. */
const FOLDER = process.env.UPDATE_SCREENSHOTS === "1" ? path.join("docs", "images") : path.join("test-results", "images");
const MOST_BYTES = 300 * 1024;

const TITLES = ["Quarterly figures, first draft", "Retention policy", "Incident of 12 November", "Release checklist"];
/** Shaped like a real key, and none. */
const FAKE_KEY = ["sk", "proj", "4fT9vQ2mX7bN1cZ8kL5wR3yH6jD0sGaP"].join("-");
const NOTES = [
  `Summarise these notes: The deployment script reads the deployment key ${FAKE_KEY} from a key file.`,
  "The release goes out on Monday. The deployment key must be rotated every month by the operator on duty.",
  "Nobody else may read the key file.",
].join(" ");

test("a real conversation with its trace makes the pictures of the README", async ({ open, stage }) => {
  const { page, context } = await open({ as: "demo" });
  const chat = onChat(page);
  let chatId = "";
  for (const title of TITLES) {
    const response = await context.request.post("/api/chat/create", { headers: { origin: stage.url }, data: { title } });
    chatId = z.object({ chatId: z.string() }).parse(await response.json()).chatId;
  }
  await chat.goto(`/chat/${chatId}`);
  await chat.ask("Show me a table");
  await chat.answered(1);
  await chat.ask(NOTES);
  await chat.answered(2);
  await chat.lastAnswer.locator("[data-redaction]").waitFor();
  await chat.lastAnswer.getByRole("button", { name: "Trace", exact: true }).click();
  await chat.trace.getByText("Cut out:").waitFor();
  await page.mouse.move(0, 0);
  mkdirSync(FOLDER, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html.${colorScheme}`).waitFor();
    const file = path.join(FOLDER, `chat-${colorScheme}.png`);
    await page.screenshot({ path: file });
    expect(statSync(file).size, `bytes of ${file}`).toBeLessThan(MOST_BYTES);
  }
});
