import { expect, test } from "vitest";
import { toText } from "../../../lib/ai/to-text.ts";
import { type ChatTool, ToolFailedError } from "../../../lib/chat/tools/chat-tool.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness } from "../../support/harness.ts";

const base = { description: "", parameters: { type: "object" }, isWriting: false, approval: "never", isForeign: false } as const;
const priceOf = async () =>
  ({ provider: "brave", model: "search", origin: "platform", host: "api.search.brave.com", maxMicros: 5_000 }) as const;
let running = 0;
let most = 0;
let both = createGate();

const tools: ChatTool[] = [
  { ...base, name: "look", priceOf, run: async () => "Found." },
  {
    ...base,
    name: "fail",
    priceOf,
    run: async () => {
      throw new ToolFailedError("The search engine failed.");
    },
  },
  {
    ...base,
    name: "wait",
    async run() {
      running += 1;
      most = Math.max(most, running);
      if (running === 2) both.open();
      await both.promise;
      running -= 1;
      return "Done.";
    },
  },
];

/** Calls what the message names, in every round; when it may call nothing it says so. */
const provider = createScriptedProvider(({ messages, toolChoice }) => {
  const asked = toText(messages.findLast(({ role }) => role === "user")?.content ?? "");
  const isAnswered = messages.at(-1)?.role === "tool" && !asked.startsWith("always");
  if (toolChoice === "none" || isAnswered) return [`The end after ${messages.filter(({ role }) => role === "tool").length} results.`];
  return (asked.match(/\b(?:look|fail|wait)\b/g) ?? []).map((name) => ({ call: { name, arguments: "{}" } }));
});
const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], tools } });

async function ask(message: string) {
  const chat = await startConversation(harness);
  const turnId = await chat.send(message);
  await deliver(harness, chat.person, turnId);
  return { content: (await chat.status(turnId)).content, turn: await readTurn(harness, turnId) };
}

test("what a vendor takes is booked to the customer, what it failed to do to the platform, and both stand in the egress ledger", async () => {
  const { turn } = await ask("look fail");
  const rows = turn.usage.filter(({ kind }) => kind === "tool");
  expect(rows).toMatchObject([
    { step: "tool:0_0", provider: "brave", costMicros: 5_000, bookedTo: "customer", outcome: "answered" },
    { provider: "brave", costMicros: 5_000, bookedTo: "platform", outcome: "failed" },
  ]);
  const { orgId, _id } = turn;
  const egress = await harness.runtime.deps.egress.listBySource(orgId, _id);
  expect(egress.filter(({ kind }) => kind === "tool").map(({ host }) => host)).toEqual(["api.search.brave.com", "api.search.brave.com"]);
});

test("a model that calls without end has to answer in the eighth round, and calls of one round run side by side", async () => {
  const { content, turn } = await ask("always look");
  expect(content).toBe("The end after 7 results.");
  expect(Object.keys(turn.steps).filter((key) => key.startsWith("model:"))).toHaveLength(8);

  both = createGate();
  await ask("wait wait");
  expect(most).toBe(2);
});

test("calls beyond what one answer may make are not carried out", async () => {
  const { turn } = await ask(`always ${"look ".repeat(9)}`);
  expect(Object.keys(turn.steps).filter((key) => key.startsWith("tool:"))).toHaveLength(24);
});
