import { expect, test } from "vitest";
import { toText } from "../../../lib/ai/to-text.ts";
import type { TurnView } from "../../../lib/chat/schema.ts";
import { type ChatTool, ToolInputError } from "../../../lib/chat/tools/chat-tool.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createFrozenClock } from "../../support/frozen-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const clock = createFrozenClock(Date.parse("2026-11-21T12:00:00Z"));
const letters: string[] = [];
let whileSending: () => Promise<void> = async () => undefined;
const parameters = { type: "object" };
const base = { description: "", parameters, isWriting: false, approval: "never", isForeign: false } as const;

const tools: ChatTool[] = [
  { ...base, name: "fetch_page", isForeign: true, run: async () => "The museum opens at nine." },
  {
    ...base,
    name: "send_letter",
    isWriting: true,
    approval: "always",
    describe: (text) => {
      const { to } = JSON.parse(text);
      if (typeof to !== "string") throw new ToolInputError("Say to whom.");
      return [{ label: "To", text: to }];
    },
    async run(text) {
      letters.push(text);
      await whileSending();
      return "Sent.";
    },
  },
];

/** Makes the calls its instructions name, one round after the other, and then says what the last one answered. */
const provider = createScriptedProvider(({ messages }) => {
  const asked = messages.findLastIndex(({ role }) => role === "user");
  const round = messages.slice(asked).filter(({ role }) => role === "assistant").length;
  const rounds: { name: string; arguments: string }[][] = JSON.parse(toText(messages[asked]?.content ?? "[]"));
  const calls = rounds[round];
  return calls ? ["Let me do that.", ...calls.map((call) => ({ call }))] : [`Done: ${toText(messages.at(-1)?.content ?? "")}`];
});

const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], tools, clock } });
const LETTER = { name: "send_letter", arguments: '{"to":"Ada","text":"Good day"}' };
const PAGE = { name: "fetch_page", arguments: "{}" };

async function start(rounds: readonly (readonly { name: string; arguments: string }[])[]) {
  const chat = await startConversation(harness);
  const { person } = chat;
  const turnId = await chat.send(JSON.stringify(rounds));
  const run = () => deliver(harness, person, turnId);
  await run();
  const view = async () => {
    const page = await harness.json<{ items: TurnView[] }>("GET", `/api/chat/turns?chatId=${chat.chatId}`, { as: person });
    const found = page.items.find(({ jobId }) => jobId === turnId);
    if (!found) throw new Error("The turn is not in its chat.");
    return found;
  };
  const question = async () => {
    const { approval } = await view();
    if (!approval) throw new Error("Nothing is asked.");
    return approval;
  };
  const decide = (answer: string, asked: { id: string; digest: string }, as: Person | string = person) =>
    harness.call("POST", "/api/chat/tool-calls/decide", {
      as,
      body: { jobId: turnId, approvalId: asked.id, digest: asked.digest, answer },
    });
  letters.length = 0;
  whileSending = async () => undefined;
  return { ...chat, turnId, run, view, question, decide };
}

async function codeOf(response: Response): Promise<string> {
  return (await response.json()).code;
}

test("a call that changes something waits for a yes to exactly this call, is made once and says so in the audit", async () => {
  const { question, view, decide, run, turnId, status } = await start([[LETTER]]);
  expect(letters).toEqual([]);
  const asked = await question();
  expect(asked).toMatchObject({ tool: "send_letter", fields: [{ label: "To", text: "Ada" }] });
  expect(await view()).toMatchObject({ status: "processing", reply: { content: "Let me do that." } });
  // Nobody holds it while it waits, no attempt is used up, and a delivery that comes meanwhile changes nothing.
  expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", owner: null, leaseUntil: null, attempts: 0 });
  await run();
  expect([letters, (await question()).id]).toEqual([[], asked.id]);

  expect((await decide("approved", asked)).status).toBe(200);
  expect((await decide("approved", asked)).status).toBe(200);
  await Promise.all([run(), run()]);
  expect(letters).toEqual(['{"text":"Good day","to":"Ada"}']);
  expect((await status(turnId)).content).toContain("Done: Sent.");
  await run();
  expect(letters).toHaveLength(1);
  expect(await view()).toMatchObject({ approval: null, tools: [{ tool: "send_letter", state: "done", decision: "approved" }] });
  const { audit } = await readTurn(harness, turnId);
  expect(audit.map(({ action }) => action)).toEqual([
    "chat.message-accepted",
    "chat.tool-approval-asked",
    "chat.tool-approval-approved",
    "chat.turn-answered",
  ]);
  expect(JSON.stringify(audit)).not.toContain("Ada");
});

test("another digest, another person, a key and a question that is not there agree to nothing", async () => {
  const { question, decide, run, person, turnId } = await start([[LETTER]]);
  const asked = await question();
  expect(await codeOf(await decide("approved", { ...asked, digest: "0".repeat(64) }))).toBe("chat.approval_changed");
  const colleague = await harness.addPerson(person, "ADMIN");
  for (const as of [colleague, await harness.createPerson()])
    expect(await codeOf(await decide("approved", asked, as))).toBe("chat.approval_not_found");
  const created = await harness.json<{ key: string }>("POST", "/api/api-keys", {
    as: person,
    body: { name: "machine", scopes: ["chat.read", "chat.write"] },
  });
  const byKey = await harness.call("POST", "/api/chat/tool-calls/decide", {
    as: created.key,
    body: { jobId: turnId, approvalId: asked.id, digest: asked.digest, answer: "approved" },
  });
  expect(await codeOf(byKey)).toBe("auth.user_required");
  await run();
  expect(letters).toEqual([]);
});

test("what was changed after the person was asked is not done, even with their yes", async () => {
  const { question, decide, run, turnId, status, view } = await start([[LETTER]]);
  await decide("approved", await question());
  const other = await start([[{ ...LETTER, arguments: '{"to":"Mallory","text":"Good day"}' }]]);
  // As if somebody could write into the database: the yes to one call stands where another one is made.
  const { steps } = await readTurn(harness, turnId);
  expect(Object.keys(steps)).toContain("model:0");
  const { approvals } = await readTurn(harness, other.turnId);
  await harness.runtime.deps.db
    .collection(turnCollection)
    .updateOne({ _id: turnId }, { $set: { "approvals.tool:0_0.question": approvals?.["tool:0_0"]?.question ?? "" } });
  await run();
  expect(letters).toEqual([]);
  expect((await status(turnId)).content).not.toContain("Done: Sent.");
  expect((await view()).tools.every(({ state }) => state !== "done")).toBe(true);
});

test("a no is final, and so is the end of a question's time", async () => {
  const declined = await start([[LETTER]]);
  const asked = await declined.question();
  await declined.decide("declined", asked);
  expect(await codeOf(await declined.decide("approved", asked))).toBe("chat.approval_decided");
  await declined.run();
  expect((await declined.status(declined.turnId)).content).toContain("declined");
  expect((await declined.view()).tools).toMatchObject([{ state: "refused", decision: "declined" }]);

  const late = await start([[LETTER]]);
  const lateQuestion = await late.question();
  clock.advance(DAY_MS);
  const { email, password } = late.person;
  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } });
  expect(await codeOf(await late.decide("approved", lateQuestion, token))).toBe("chat.approval_expired");
  await late.run();
  const { content } = await harness.json<{ content: string }>("GET", `/api/chat/status?jobId=${late.turnId}`, { as: token });
  expect(content).toContain("did not answer in time");
  expect(await codeOf(await late.decide("approved", lateQuestion, token))).toBe("chat.approval_expired");
  expect(letters).toEqual([]);
});

test("the sweep brings a question back at the end of its time, and not before", async () => {
  const { turnId } = await start([[LETTER]]);
  const { dueAt } = await readTurn(harness, turnId);
  const waitsMs = (dueAt?.getTime() ?? 0) - clock.now();
  expect(waitsMs).toBeGreaterThanOrEqual(DAY_MS);
  expect(waitsMs).toBeLessThan(DAY_MS + 60_000);
});

test("who stops the answer is not asked any more", async () => {
  const { question, decide, person, turnId, view, run } = await start([[LETTER]]);
  const asked = await question();
  await harness.call("POST", "/api/chat/stop", { as: person, body: { jobId: turnId } });
  expect(await view()).toMatchObject({ outcome: "cancelled", approval: null });
  expect(await codeOf(await decide("approved", asked))).toBe("chat.approval_expired");
  await run();
  expect(letters).toEqual([]);
});

test("several calls are asked about one after the other, and text from elsewhere ends it before anybody is asked", async () => {
  const two = await start([[LETTER, { ...LETTER, arguments: '{"to":"Bob"}' }]]);
  const first = await two.question();
  await two.decide("approved", first);
  await two.run();
  const second = await two.question();
  expect([letters.length, second.fields[0]?.text, second.id === first.id]).toEqual([1, "Bob", false]);
  await two.decide("declined", second);
  await two.run();
  expect((await two.view()).tools).toMatchObject([{ state: "done" }, { state: "refused" }]);

  const tainted = await start([[PAGE], [LETTER]]);
  expect(await tainted.view()).toMatchObject({ approval: null, status: "completed", tools: [{ state: "done" }, { state: "refused" }] });
  expect(letters).toEqual([]);
});

test("a run that dies while it acts does not act again, and arguments nobody can be asked about are not asked", async () => {
  const { question, decide, run, turnId, view } = await start([[LETTER]]);
  await decide("approved", await question());
  whileSending = async () => {
    await harness.runtime.deps.db.collection(turnCollection).updateOne({ _id: turnId }, { $inc: { fence: 1 } });
  };
  await run();
  clock.advance(60_000);
  await run();
  expect(letters).toHaveLength(1);
  expect((await view()).tools).toMatchObject([{ state: "uncertain" }]);

  const odd = await start([[{ ...LETTER, arguments: '{"to":1}' }]]);
  expect(await odd.view()).toMatchObject({ approval: null, tools: [{ state: "refused", decision: "invalid" }] });
});
