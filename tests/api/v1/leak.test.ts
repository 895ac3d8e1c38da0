import { expect, test } from "vitest";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

const SECRET = "sk-proj-aB3dE5gH7jK9mN1pQ2rS";
const REPLY = `Key: ${SECRET} ok.`;
const SHOWN = "Key: [redacted: openai-key] ok.";
const AT_ONCE = 6;

/** What the model does is written in the message: `split 7`, `tool` or `break`. */
const provider = createScriptedProvider(({ messages }) => {
  const [word, offset] = String(messages.at(-1)?.content ?? "").split(" ");
  if (word === "tool") {
    return [
      "Calling.",
      { call: { name: "save", arguments: JSON.stringify({ note: `It is ${SECRET}.`, list: [SECRET] }) } },
      { call: { name: "save", arguments: `{"escaped":"${SECRET.replace("-", "\\u002d")}"}` } },
      { call: { name: "save", arguments: `not json ${SECRET}` } },
      { call: { name: SECRET, arguments: "{}" } },
    ];
  }
  if (word === "break") return [REPLY.slice(0, 20), new Error(`the vendor says ${SECRET}`)];
  if (word === "refuse") return [new Error(`the vendor says ${SECRET}`)];
  const at = Number(offset);
  return [REPLY.slice(0, at), new Promise((resolve) => setTimeout(resolve, 2)), REPLY.slice(at)].filter((cue) => cue !== "");
});

const ask = (harness: Harness, as: Person, content: string, more: object = {}, path = "chat/completions") => {
  const messages = [{ role: "user", content }];
  const tools = [{ type: "function", function: { name: "save", parameters: { type: "object" } } }];
  const body = path === "responses" ? { model: "scripted-1", input: messages } : { model: "scripted-1", messages, tools };
  return harness.call("POST", `/api/v1/${path}`, { as, body: { ...body, ...more } });
};

/** Nothing of it: eight of its characters in a row would already be a piece of a secret. */
function expectNoPiece(text: string): void {
  for (let start = 0; start + 10 <= SECRET.length; start += 1) expect(text).not.toContain(SECRET.slice(start, start + 10));
}

function textOf(stream: string): string {
  const chunks = stream.split("\n\n").flatMap((line) => (line.startsWith("data: {") ? [JSON.parse(line.slice(6))] : []));
  return chunks.map((chunk: { choices?: { delta?: { content?: string } }[] }) => chunk.choices?.[0]?.delta?.content ?? "").join("");
}

test("a key in the upstream's answer leaves on no path: JSON, a stream at every split, calls, broken answers, refusals, records, logs", async () => {
  const harness = await createHarness({ overrides: { providers: [provider] } });
  const person = await harness.createPerson();
  const offsets = Array.from({ length: REPLY.length + 1 }, (_, index) => index).values();
  const worker = async () => {
    for (const offset of offsets) {
      const streamed = await (await ask(harness, person, `split ${offset}`, { stream: true })).text();
      expect(textOf(streamed), `split at ${offset}`).toBe(SHOWN);
      expectNoPiece(streamed);
      expect(streamed).toContain('"verdict":"PII_LEAK"');
      const events = await (await ask(harness, person, `split ${offset}`, { stream: true }, "responses")).text();
      expectNoPiece(events);
      expect(events).toContain("response.completed");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  const whole = await ask(harness, person, "split 9");
  expect(whole.headers.get("x-aegis-verdict")).toBe("PII_LEAK");
  expect(await whole.json()).toMatchObject({ choices: [{ message: { content: SHOWN } }] });
  const record = await harness.call("GET", `/api/ai/calls/${whole.headers.get("x-aegis-call-id")}`, { as: person });
  const told = await record.text();
  expect(told).toContain("PII_LEAK");
  expectNoPiece(told);

  for (const path of ["chat/completions", "responses"]) {
    for (const stream of [false, true]) {
      for (const word of ["tool", "break", "refuse"]) {
        const response = await ask(harness, person, word, { stream }, path);
        const text = await response.text();
        expectNoPiece(text);
        expectNoPiece(JSON.stringify([...response.headers]));
        if (word === "tool") expect(text).toContain("[redacted: openai-key]");
      }
    }
  }
  expectNoPiece(harness.logs.join("\n"));
});
