import { beforeAll, describe, expect, test } from "vitest";
import { usageCollection } from "../../../lib/ai/usage.store.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { type Cue, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

let harness: Harness;
let script: readonly Cue[] = [];
const provider = createScriptedProvider(() => script);

beforeAll(async () => {
  harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
});

const goOn = (as: Person, jobId: string) => harness.call("POST", "/api/chat/continue", { as, body: { jobId } });
const codeOf = async (response: Response) => [response.status, (await response.json()).code];

async function startCut(first: readonly Cue[] = ["One, two, ", { finish: "length" }]) {
  const chat = await startConversation(harness);
  script = first;
  const turnId = await chat.send("Count");
  await deliver(harness, chat.person, turnId);
  return { ...chat, turnId };
}

async function continued(person: Person, turnId: string, cues: readonly Cue[]): Promise<void> {
  script = cues;
  expect((await goOn(person, turnId)).status).toBe(202);
  await deliver(harness, person, turnId);
}

describe("POST /api/chat/continue", () => {
  test("an answer that ran into its length goes on in its own text: one message, one answer, each part paid for once", async () => {
    const { person, chatId, turnId, history } = await startCut();
    const { items } = await harness.json<{ items: { isCutOff: boolean }[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toMatchObject([{ isCutOff: true }]);
    await continued(person, turnId, ["three."]);
    expect((await history()).map(({ content }) => content)).toEqual(["Count", "One, two, three."]);
    expect(
      provider.calls
        .at(-1)
        ?.messages.slice(-3)
        .map(({ role }) => role),
    ).toEqual(["user", "assistant", "user"]);
    expect(provider.calls.at(-1)?.messages.at(-2)?.content).toBe("One, two, ");
    const rows = await harness.runtime.deps.db.collection(usageCollection).find({ orgId: person.orgId }).toArray();
    expect(rows.map(({ step }) => step).toSorted()).toEqual(["model:0", "model:1"]);
    const turn = await readTurn(harness, turnId);
    expect(turn.usage.map(({ step }) => step)).toEqual(["model:0", "model:1"]);
    expect(turn.audit.map(({ action }) => action)).toEqual([
      "chat.message-accepted",
      "chat.turn-answered",
      "chat.turn-continued",
      "chat.turn-answered",
    ]);
    expect(await codeOf(await goOn(person, turnId))).toEqual([409, "chat.turn_not_cut_off"]);
  });

  test("asked for twice at once it goes on once", async () => {
    const { person, turnId } = await startCut();
    script = ["three."];
    const statuses = await Promise.all([1, 2, 3].map(async () => (await goOn(person, turnId)).status));
    expect(statuses).toEqual([202, 202, 202]);
    const calls = provider.calls.length;
    for (let time = 0; time < 3; time += 1) await deliver(harness, person, turnId);
    expect(provider.calls.length).toBe(calls + 1);
  });

  test("it may be cut again and go on again", async () => {
    const { person, turnId, status } = await startCut();
    await continued(person, turnId, ["three, ", { finish: "length" }]);
    await continued(person, turnId, ["four."]);
    expect(await status(turnId)).toMatchObject({ outcome: "answered", content: "One, two, three, four." });
  });

  test("a secret that begins in one part and ends in the other does not come out", async () => {
    // Its second half alone is nothing anybody would cut.
    const secret = "AKIAQ3EGT7WN2K5LMPX4";
    const { person, turnId, status } = await startCut([`The key is ${secret.slice(0, 10)}`, { finish: "length" }]);
    await continued(person, turnId, [`${secret.slice(10)} and that is all.`]);
    const { content } = await status(turnId);
    expect(content).not.toContain(secret.slice(10));
    expect(content).toMatch(/and that is all\.$/);
    expect((await readTurn(harness, turnId)).verdicts).toContainEqual(expect.objectContaining({ stage: "guard_out", action: "redact" }));
  });

  test("when its second part fails, what stood is kept and can go on later", async () => {
    const { person, chatId, turnId, status } = await startCut();
    script = ["three", new Error("The vendor is away.")];
    await goOn(person, turnId);
    for (let time = 0; time < 8; time += 1) await deliver(harness, person, turnId);
    const { items } = await harness.json<{ items: object[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toMatchObject([{ status: "failed", isCutOff: true, reply: { content: "One, two, " } }]);
    await continued(person, turnId, ["three."]);
    expect(await status(turnId)).toMatchObject({ outcome: "answered", content: "One, two, three." });
  });

  test("only the last answer of a branch, only one that was cut, and nobody else's", async () => {
    const { person, turnId, send } = await startCut();
    const stranger = await harness.createPerson();
    expect((await goOn(stranger, turnId)).status).toBe(404);
    script = ["Done."];
    const next = await send("Next");
    expect(await codeOf(await goOn(person, turnId))).toEqual([409, "chat.turn_not_last"]);
    expect(await codeOf(await goOn(person, next))).toEqual([409, "chat.turn_open"]);
    await deliver(harness, person, next);
    expect(await codeOf(await goOn(person, next))).toEqual([409, "chat.turn_not_cut_off"]);
  });
});

describe("messages that wait", () => {
  async function startWaiting() {
    const chat = await startConversation(harness);
    script = ["Done."];
    return { ...chat, first: await chat.send("First"), second: await chat.send("Second"), third: await chat.send("Third") };
  }
  const change = (as: Person, jobId: string, message: string) =>
    harness.call("PATCH", "/api/chat/waiting", { as, body: { jobId, message } });
  const withdraw = (as: Person, jobId: string) => harness.call("POST", "/api/chat/withdraw", { as, body: { jobId } });

  test("their words can be changed, and they can be taken back, until they begin", async () => {
    const { person, chatId, first, second, third, history } = await startWaiting();
    expect((await change(person, second, "Second, better")).status).toBe(200);
    expect((await withdraw(person, third)).status).toBe(200);
    for (const turnId of [first, second, third]) await deliver(harness, person, turnId);
    expect((await history()).map(({ content }) => content)).toEqual(["First", "Done.", "Second, better", "Done."]);
    expect(provider.calls.at(-1)?.messages.at(-1)?.content).toBe("Second, better");
    for (const response of [await change(person, second, "Too late"), await withdraw(person, first)])
      expect(await codeOf(response)).toEqual([409, "chat.turn_begun"]);
    expect((await withdraw(person, third)).status).toBe(404);
    const { items } = await harness.json<{ items: object[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toHaveLength(2);
    expect((await readTurn(harness, third)).state).toBe("cancelled");
  });

  test("the one behind a message that was taken back gets its turn", async () => {
    const { person, first, second, third, status } = await startWaiting();
    await withdraw(person, second);
    await deliver(harness, person, first);
    await deliver(harness, person, third);
    expect(await status(third)).toMatchObject({ outcome: "answered" });
  });

  test("one that opens a branch stays as cancelled: what stands beside it is found through it", async () => {
    const { person, chatId, turnId } = await startCut();
    const body = { jobId: turnId, message: "Other" };
    const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/edit", { as: person, body });
    await withdraw(person, jobId);
    const { items } = await harness.json<{ items: object[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toMatchObject([{ jobId, outcome: "cancelled", siblings: [turnId, jobId] }]);
  });

  test("nobody else's", async () => {
    const { second } = await startWaiting();
    const stranger = await harness.createPerson();
    for (const response of [await change(stranger, second, "Mine"), await withdraw(stranger, second)]) expect(response.status).toBe(404);
  });
});

describe("POST /api/chat/fork", () => {
  const fork = (as: Person, jobId: string) => harness.call("POST", "/api/chat/fork", { as, body: { jobId } });

  test("a fork reads as the conversation up to there, lives on when the first is deleted, and costs nothing", async () => {
    const chat = await startConversation(harness);
    const { person } = chat;
    script = ["Done."];
    const turnIds: string[] = [];
    for (const word of ["a", "b", "c"]) {
      turnIds.push(await chat.send(word));
      await deliver(harness, person, turnIds.at(-1) ?? "");
    }
    const rows = () => harness.runtime.deps.db.collection(usageCollection).countDocuments({ orgId: person.orgId });
    const before = await rows();
    const { chatId } = await (await fork(person, turnIds[1] ?? "")).json();
    const read = () => harness.json<{ content: string }[]>("GET", `/api/chat/history?chatId=${chatId}`, { as: person });
    expect((await read()).map(({ content }) => content)).toEqual(["a", "Done.", "b", "Done."]);
    await harness.call("DELETE", `/api/chat/delete?chatId=${chat.chatId}`, { as: person });
    expect(await read()).toHaveLength(4);
    const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/stream", { as: person, body: { chatId, message: "d" } });
    await deliver(harness, person, jobId);
    const seen = provider.calls.at(-1)?.messages.filter(({ role }) => role === "user");
    expect(seen?.map(({ content }) => content)).toEqual(["a", "b", "d"]);
    expect(await rows()).toBe(before + 1);
    const list = await harness.json<{ id: string; title: string }[]>("GET", "/api/chat/list", { as: person });
    expect(list.find(({ id }) => id === chatId)?.title).toBe("a");
  });

  test("of the branch it stands on, and of nobody else's answer", async () => {
    const { person, turnId } = await startCut();
    script = ["Other."];
    const body = { jobId: turnId, message: "Other words" };
    const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/edit", { as: person, body });
    expect(await codeOf(await fork(person, jobId))).toEqual([409, "chat.turn_open"]);
    await deliver(harness, person, jobId);
    const { chatId } = await (await fork(person, jobId)).json();
    const history = await harness.json<{ content: string }[]>("GET", `/api/chat/history?chatId=${chatId}`, { as: person });
    expect(history.map(({ content }) => content)).toEqual(["Other words", "Other."]);
    expect((await fork(await harness.createPerson(), jobId)).status).toBe(404);
  });
});
