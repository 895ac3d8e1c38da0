import { describe, expect, test } from "vitest";
import { startConversation } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { addIndexedFile } from "../../support/knowledge-world.ts";

type Turn = {
  reply: { content: string } | null;
  sources: { number: number; fileId: string; title: string; chunkIndex: number; page: number }[];
};
const embedder = hashedEmbedder();
const harness = await createHarness({ overrides: { embedder } });
const LEASE = ["The deposit is three monthly rents.", "The landlord returns the deposit within six weeks.", "Pets need written consent."];

async function say(message: string, file?: Parameters<typeof addIndexedFile>[2]) {
  const { person, chatId, send, ended } = await startConversation(harness);
  const fileId = file && (await addIndexedFile(harness, person, file));
  await ended(await send(message));
  const { items } = await harness.json<{ items: Turn[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
  return { turn: items.at(-1), fileId, person, chatId, ended, send };
}

describe("answers from the person's own files", () => {
  test("an answer cites the passage it rests on, and the number leads to it", async () => {
    const { turn, fileId, person } = await say("When does the landlord return the deposit?", { name: "lease.txt", passages: LEASE });
    const source = turn?.sources.find(({ chunkIndex }) => chunkIndex === 1);
    expect(source).toMatchObject({ fileId, title: "lease.txt", page: 2 });
    expect(turn?.reply?.content).toContain(`six weeks. [${source?.number}]`);
    const around = `/api/files/${fileId}/passages?around=${source?.chunkIndex}`;
    const page = await harness.json<{ items: { text: string }[]; fileName: string }>("GET", around, { as: person });
    expect(page).toMatchObject({ fileName: "lease.txt", items: LEASE.map((text) => ({ text })), hasBefore: false, hasAfter: false });
  });

  test("a greeting looks nothing up", async () => {
    embedder.calls.length = 0;
    const { turn } = await say("hello", { passages: ["hello world, hello again"] });
    expect(turn?.sources).toEqual([]);
    expect(embedder.calls.filter(({ kind }) => kind === "query")).toEqual([]);
  });

  test("a deleted file is in no later answer", async () => {
    const { fileId, person, send, ended, chatId } = await say("When does the landlord return the deposit?", { passages: LEASE });
    expect((await harness.call("DELETE", `/api/files/delete?id=${fileId}`, { as: person })).status).toBe(204);
    await ended(await send("When does the landlord return the deposit, again?"));
    const { items } = await harness.json<{ items: Turn[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items.at(-1)?.sources).toEqual([]);
  });
});
