import { expect, test } from "vitest";
import { toText } from "../../../lib/ai/to-text.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness } from "../../support/harness.ts";
import { readEvents } from "../../support/read-events.ts";

const SECRET = "sk-proj-aB3dE5gH7jK9mN1pQ2rS";
const BEFORE = "Key: ";
const AFTER = " ok.";
const REPLY = BEFORE + SECRET + AFTER;
const SHOWN = `${BEFORE}[redacted: openai-key]${AFTER}`;
const AT_ONCE = 6;

test("a secret in the model's reply, split at every offset, reaches no frame, status, history, trace, store or log", async () => {
  const offsets = Array.from({ length: REPLY.length + 1 }, (_, index) => index);
  // The message names the offset; a short pause lets what was released go out on its own.
  const provider = createScriptedProvider(({ messages }) => {
    const offset = Number(toText(messages.at(-1)?.content ?? "").match(/\d+/)?.[0]);
    return [REPLY.slice(0, offset), new Promise((resolve) => setTimeout(resolve, 4)), REPLY.slice(offset)].filter((cue) => cue !== "");
  });
  const harness = await createHarness({
    environment: NO_QUEUE,
    overrides: { providers: [provider], chatSettings: { flushMs: 1, snapshotMs: 1 } },
  });
  const { person } = await startConversation(harness);

  async function runSplitAt(offset: number): Promise<void> {
    const { send, status, history, chatId } = await startConversation(harness, person);
    const turnId = await send(`Split at ${offset}`);
    const following = readEvents(harness, person, turnId);
    await deliver(harness, person, turnId);
    const followed = await following;
    let text = "";
    for (const { event, data } of followed.frames) {
      const fields: { text?: string } = JSON.parse(data);
      if (event === "reset") text = fields.text ?? "";
      if (event === "delta") text += fields.text ?? "";
      // A single byte of the secret would already leave this path.
      expect(SHOWN.startsWith(text), `split at ${offset}: ${JSON.stringify(text)}`).toBe(true);
    }
    expect(followed).toMatchObject({ text: SHOWN, end: { outcome: "answered" } });
    expect((await status(turnId)).content).toBe(SHOWN);
    expect((await history())[1]?.content).toBe(SHOWN);
    const rest = [
      JSON.stringify(followed.frames),
      JSON.stringify(await harness.runtime.deps.eventLog?.read(turnId, null)),
      await (await harness.call("GET", `/api/chat/turns?chatId=${chatId}`, { as: person })).text(),
      await (await harness.call("GET", `/api/chat/trace?jobId=${turnId}`, { as: person })).text(),
    ].join("\n");
    expect(rest).not.toContain(SECRET.slice(0, 12));
    expect(rest).not.toContain(SECRET.slice(12));
  }

  for (let start = 0; start < offsets.length; start += AT_ONCE) await Promise.all(offsets.slice(start, start + AT_ONCE).map(runSplitAt));
  expect(provider.calls).toHaveLength(offsets.length);

  // Under the encryption too: snapshots and replies hold what was shown, and nothing else is kept.
  const cipher = await harness.runtime.deps.cipher.forOrganization(person.orgId);
  const turns = await harness.runtime.deps.db.collection(turnCollection).find({}).toArray();
  expect(turns).toHaveLength(offsets.length);
  for (const turn of turns) {
    const place = { collection: "turns", id: turn._id };
    if (turn.snapshot) expect(SHOWN.startsWith(cipher.decrypt({ ...place, field: "snapshot" }, turn.snapshot.text))).toBe(true);
    for (const [key, step] of Object.entries(turn.steps))
      if (step.result) expect(cipher.decrypt({ ...place, field: `steps.${key}` }, step.result)).not.toContain(SECRET.slice(12));
  }
  expect(harness.logs.join("\n")).not.toContain(SECRET.slice(12));
});
