import { describe, expect, test } from "vitest";
import {
  type DataClass,
  DEFAULT_GUARD_POLICY,
  dataClassSchema,
  type GuardAction,
  type GuardPolicyRules,
} from "../../../lib/guard/policy.ts";
import { readTurn, startConversation } from "../../support/conversation.ts";
import type { Person } from "../../support/harness.ts";
import { startGateway } from "../../support/start-gateway.ts";

const { harness, fake } = await startGateway();
const { version: _version, ...RULES } = DEFAULT_GUARD_POLICY;
const KEY = `ghp_${"aB3dE5gH7jK9".repeat(3)}`;
const TEXT = `My key is ${KEY}, why is it refused?`;
const REDACTED = "My key is [redacted: github-token], why is it refused?";

async function personWith(inputs: Partial<Record<DataClass, GuardAction>>): Promise<Person> {
  const person = await harness.createPerson();
  await decide(person, 0, inputs);
  return person;
}

async function decide(as: Person, version: number, inputs: Partial<Record<DataClass, GuardAction>>): Promise<void> {
  const data: GuardPolicyRules["data"] = { ...RULES.data };
  for (const name of dataClassSchema.options) data[name] = { ...RULES.data[name], input: inputs[name] ?? RULES.data[name].input };
  await harness.json("PUT", "/api/guard/policy", { as, body: { version, policy: { ...RULES, data } } });
}

const complete = (as: Person, content: unknown = TEXT, stream = false) =>
  harness.call("POST", "/api/v1/chat/completions", {
    as,
    body: { model: "local-fake-large", messages: [{ role: "user", content }], stream },
  });
const asked = (from: number) => JSON.stringify(fake.calls().slice(from));

describe("data in a request to the gateway", () => {
  test.each([false, true])("set to redact reaches no vendor, and the answer comes (stream: %s)", async (stream) => {
    const person = await personWith({ secret: "redact" });
    const before = fake.calls().length;
    const response = await complete(person, TEXT, stream);
    const [verdict, action] = ["verdict", "action"].map((name) => response.headers.get(`x-aegis-${name}`));
    expect([response.status, verdict, action]).toEqual([200, "PII_LEAK", "redact"]);
    await response.text();
    expect(asked(before)).toContain(REDACTED);
    expect(asked(before)).not.toContain(KEY);
  });

  test("spread over two parts of a message is found all the same", async () => {
    const person = await personWith({ secret: "redact" });
    const before = fake.calls().length;
    await (
      await complete(person, [
        { type: "text", text: `Key: ${KEY.slice(0, 20)}` },
        { type: "text", text: KEY.slice(20) },
      ])
    ).text();
    expect(asked(before)).not.toContain(KEY.slice(0, 20));
  });

  test("set to block is refused before anybody is asked, without being repeated; set to warn goes in", async () => {
    const before = fake.calls().length;
    const refused = await complete(await personWith({ secret: "block" }));
    const text = await refused.text();
    expect([refused.status, refused.headers.get("x-aegis-verdict")]).toEqual([400, "PII_LEAK"]);
    expect(text).not.toContain(KEY);
    expect(fake.calls()).toHaveLength(before);
    expect((await complete(await personWith({ secret: "warn" }))).status).toBe(200);
    expect(asked(before)).toContain(KEY);
  });
});

describe("data in a message", () => {
  test("set to redact reaches no vendor; the person's own message stays as it was", async () => {
    const talk = await startConversation(harness, await personWith({ secret: "redact" }));
    const before = fake.calls().length;
    const turn = await talk.send(TEXT);
    expect(await talk.ended(turn)).toMatchObject({ outcome: "answered" });
    expect(asked(before)).toContain(REDACTED);
    expect(asked(before)).not.toContain(KEY);
    expect((await talk.history())[0]).toMatchObject({ content: TEXT });
    expect((await readTurn(harness, turn)).verdicts[0]).toMatchObject({ verdict: "PII_LEAK", action: "redact", policyVersion: 1 });
  });

  test("that was let in once does not go in again with an earlier message after the policy has changed", async () => {
    const person = await personWith({ secret: "warn" });
    const talk = await startConversation(harness, person);
    await talk.ended(await talk.send(TEXT));
    await decide(person, 1, { secret: "block" });
    const before = fake.calls().length;
    await talk.ended(await talk.send("What is 3 + 3?"));
    expect(asked(before)).toContain(REDACTED);
    expect(asked(before)).not.toContain(KEY);
  });

  test("set to block ends the turn blocked, with nobody asked", async () => {
    const talk = await startConversation(harness, await personWith({ secret: "block" }));
    const before = fake.calls().length;
    expect(await talk.ended(await talk.send(TEXT))).toMatchObject({ outcome: "blocked", reason: "guard.input_blocked", content: "" });
    expect(fake.calls()).toHaveLength(before);
  });
});
