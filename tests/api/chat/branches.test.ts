import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { type Conversation, deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

type Turn = { jobId: string; seq: number; branchId: string | null; siblings: string[]; user: { content: string } };

let harness: Harness;
let answers = 0;
const provider = createScriptedProvider(() => {
  answers += 1;
  return [`Answer ${answers}.`];
});

beforeAll(async () => {
  harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
});

const post = (chat: Conversation, path: string, body: object) => harness.call("POST", `/api/chat/${path}`, { as: chat.person, body });

async function accepted(chat: Conversation, path: string, body: object): Promise<string> {
  const response = await post(chat, path, body);
  if (response.status !== 202) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  const { jobId } = await response.json();
  await deliver(harness, chat.person, jobId);
  return jobId;
}

const send = (chat: Conversation, message: string) => accepted(chat, "stream", { chatId: chat.chatId, message });
const edit = (chat: Conversation, jobId: string, message: string) => accepted(chat, "edit", { jobId, message });
const regenerate = (chat: Conversation, jobId: string) => accepted(chat, "regenerate", { jobId });
const show = (chat: Conversation, jobId: string) => post(chat, "branch", { jobId });

async function readShown({ person, chatId }: Conversation, options = "&limit=100"): Promise<Turn[]> {
  return (await harness.json<{ items: Turn[] }>("GET", `/api/chat/turns?chatId=${chatId}${options}`, { as: person })).items;
}

describe("branches of a chat", () => {
  test("editing a message asks beside it: the old words, their answer and what followed stay, and come back when chosen", async () => {
    const chat = await startConversation(harness);
    const [a, b, c] = [await send(chat, "a"), await send(chat, "b"), await send(chat, "c")];
    const before = await chat.history();
    const edited = await edit(chat, b, "b, in other words");
    const shown = await readShown(chat);
    expect(shown.map(({ jobId }) => jobId)).toEqual([a, edited]);
    expect(shown[1]).toMatchObject({ branchId: edited, siblings: [b, edited], user: { content: "b, in other words" } });
    expect(shown[0]).toMatchObject({ branchId: null, siblings: [a] });
    expect((await show(chat, b)).status).toBe(200);
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([a, b, c]);
    expect(await chat.history()).toEqual(before);
  });

  test("what was last shown after a message comes back with it", async () => {
    const chat = await startConversation(harness);
    const [a, b] = [await send(chat, "a"), await send(chat, "b")];
    const again = await regenerate(chat, b);
    const edited = await edit(chat, a, "a, in other words");
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([edited]);
    await show(chat, a);
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([a, again]);
  });

  test("a message goes to the branch its writer sees, not to one another tab has chosen meanwhile", async () => {
    const chat = await startConversation(harness);
    const a = await send(chat, "a");
    const edited = await edit(chat, a, "other");
    await show(chat, a);
    const later = await accepted(chat, "stream", { chatId: chat.chatId, message: "goes on", branchId: edited });
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([edited, later]);
    const trunk = await accepted(chat, "stream", { chatId: chat.chatId, message: "on the trunk", branchId: null });
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([a, trunk]);
    for (const branchId of [trunk, (await startAnother()).turnId]) {
      const response = await post(chat, "stream", { chatId: chat.chatId, message: "nowhere", branchId });
      expect([response.status, (await response.json()).code]).toEqual([404, "chat.branch_not_found"]);
    }
  });

  async function startAnother() {
    const chat = await startConversation(harness);
    return { chat, turnId: await send(chat, "a") };
  }

  test("pages of a branch join across its parts, and a switch during the walk does not mix branches", async () => {
    const chat = await startConversation(harness);
    const trunk: string[] = [];
    for (const word of ["a", "b", "c", "d", "e"]) trunk.push(await send(chat, word));
    const edited = await edit(chat, trunk[3] ?? "", "D");
    const wanted = [...trunk.slice(0, 3), edited, await send(chat, "E")];
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const path = `/api/chat/turns?chatId=${chat.chatId}&limit=2${cursor === null ? "" : `&cursor=${cursor}`}`;
      const page: { items: Turn[]; nextCursor: string | null } = await harness.json("GET", path, { as: chat.person });
      walked.unshift(...page.items.map(({ jobId }) => jobId));
      cursor = page.nextCursor;
      await show(chat, trunk[3] ?? "");
    } while (cursor !== null);
    expect(walked).toEqual(wanted);
    expect((await readShown(chat, `&branch=${edited}`)).map(({ jobId }) => jobId)).toEqual(wanted);
    expect((await readShown(chat, "&branch=trunk")).map(({ jobId }) => jobId)).toEqual(trunk);
  });

  test("a repeated edit with its clientMessageId is the same turn, and a crash between its writes leaves none of them", async () => {
    const chat = await startConversation(harness);
    const a = await send(chat, "a");
    const body = { jobId: a, message: "once", clientMessageId: "edit-just-once" };
    const jobIds = await Promise.all([1, 2, 3].map(async () => (await (await post(chat, "edit", body)).json()).jobId));
    expect(new Set(jobIds).size).toBe(1);
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([jobIds[0]]);
  });

  test("a chat written before there were branches reads as it did; an answer that was replaced stays out of it", async () => {
    const chat = await startConversation(harness);
    const [a, b] = [await send(chat, "a"), await send(chat, "b")];
    const turns = harness.runtime.deps.db.collection(turnCollection);
    await turns.updateMany({ chatId: chat.chatId }, { $unset: { branch: 1 } });
    await turns.updateOne({ _id: a }, { $set: { replacedBy: b } });
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([b]);
    expect((await show(chat, a)).status).toBe(404);
    const again = await regenerate(chat, b);
    expect((await readShown(chat)).map(({ jobId }) => jobId)).toEqual([again]);
  });

  test("nobody else's turn can be edited, chosen or named as a branch", async () => {
    const { turnId } = await startAnother();
    const chat = await startConversation(harness);
    for (const [path, body] of [
      ["edit", { jobId: turnId, message: "mine now" }],
      ["branch", { jobId: turnId }],
    ] as const)
      expect((await post(chat, path, body)).status).toBe(404);
    const reader = await harness.addPerson(chat.person, "READ_ONLY");
    expect((await harness.call("POST", "/api/chat/branch", { as: reader, body: { jobId: turnId } })).status).toBe(403);
  });
});

/** What the chat should be: every turn knows what it follows; a reader has walked to one of them. */
type Known = { id: string; text: string; follows: string | null; at: string };

test("whatever is sent, edited, made again and chosen: each path is one conversation, and every message stays reachable", async () => {
  const step = fc.record({ type: fc.constantFrom("send", "send", "edit", "regenerate", "show"), pick: fc.nat(1_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const chat = await startConversation(harness);
      const known = new Map<string, Known>();
      const note = (id: string, text: string, follows: string | null, at: string | null) =>
        known.set(id, { id, text, follows, at: at ?? id });
      for (const [index, { type, pick }] of steps.entries()) {
        const shown = await readShown(chat);
        const target = known.get(shown[pick % Math.max(1, shown.length)]?.jobId ?? "");
        const text = `words ${index}`;
        if (!target || type === "send") note(await send(chat, text), text, shown.at(-1)?.jobId ?? null, null);
        else if (type === "edit") note(await edit(chat, target.id, text), text, target.follows, target.at);
        else if (type === "regenerate") note(await regenerate(chat, target.id), target.text, target.follows, target.at);
        else {
          const other = [...known.values()].filter(({ at }) => at === target.at)[pick % 3] ?? target;
          await show(chat, other.id);
          expect((await readShown(chat)).map(({ jobId }) => jobId)).toContain(other.id);
        }
        await expectOneConversation(chat, known);
        await expectSeenByModel(known);
      }
      for (const wanted of known.values()) await walkTo(chat, known, wanted);
    }),
    { numRuns: 8 },
  );
});

/** Each turn follows the one before it, and each place offers exactly what was asked there. */
async function expectOneConversation(chat: Conversation, known: ReadonlyMap<string, Known>): Promise<void> {
  const shown = await readShown(chat);
  expect(shown.map(({ jobId }) => known.get(jobId)?.follows)).toEqual(
    [null, ...shown.slice(0, -1).map(({ jobId }) => jobId)].slice(0, shown.length),
  );
  for (const { jobId, siblings } of shown) {
    const at = known.get(jobId)?.at;
    expect(siblings).toEqual([...known.values()].filter((each) => each.at === at).map(({ id }) => id));
  }
}

/** The newest turn was asked with exactly the conversation before it. */
async function expectSeenByModel(known: ReadonlyMap<string, Known>): Promise<void> {
  const newest = [...known.values()].at(-1);
  const path: string[] = [];
  for (let turn = newest; turn; turn = turn.follows === null ? undefined : known.get(turn.follows)) path.unshift(turn.text);
  const asked = provider.calls
    .at(-1)
    ?.messages.filter(({ role }) => role === "user")
    .map(({ content }) => content);
  expect(asked).toEqual(path);
}

/** By the switcher alone: at the first place that differs, the sibling on the way is chosen. */
async function walkTo(chat: Conversation, known: ReadonlyMap<string, Known>, wanted: Known): Promise<void> {
  const way: string[] = [];
  for (let turn: Known | undefined = wanted; turn; turn = turn.follows === null ? undefined : known.get(turn.follows)) way.unshift(turn.id);
  for (const [index, id] of way.entries()) {
    const shown = await readShown(chat);
    if (shown[index]?.jobId === id) continue;
    expect(shown[index]?.siblings).toContain(id);
    await show(chat, id);
  }
  expect((await readShown(chat)).map(({ jobId }) => jobId).slice(0, way.length)).toEqual(way);
  expect((await readTurn(harness, wanted.id)).withdrawnAt).toBeUndefined();
}
