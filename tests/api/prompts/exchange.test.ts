import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Imported } from "../../../lib/prompts/versions/exchange/exchange.schema.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createPromptCalls } from "../../support/prompt-calls.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { makePrompt, publish } from "../../support/social-prompts.ts";

const harness = await createHarness();
const { get } = createPromptCalls(harness);
const owner = await harness.createPerson();
const stranger = await harness.createPerson();

const CONTENT = {
  template: "Tell {{name}} about \\{{braces}} and {% raw %} in {{count}} words, please: {{tones}}",
  instructions: "Be {{name}}'s friend.",
  parameters: [
    { name: "name", label: "Name", type: "text" as const },
    { name: "count", label: "Count", type: "number" as const },
    { name: "tones", label: "Tones", type: "multi-select" as const, options: ["dry", "warm"] },
  ],
};
const ROWS = [
  { values: { name: "Ada", count: 3, tones: ["dry", "warm"] }, assertions: [{ type: "contains", value: "{{name}}" }] },
  { values: { name: "{{count}}", count: 3, tones: ["dry"] }, assertions: [] },
  { values: { name: "Bo", count: 1, tones: ["dry"] }, assertions: [{ type: "safety" }, { type: "ends-with", value: "a.b" }] },
];

const file = async (as: Person, promptId: string, format: string) => {
  const response = await harness.call("GET", `/api/prompts/${promptId}/export?format=${format}`, { as });
  return { status: response.status, name: response.headers.get("content-disposition"), text: await response.text() };
};
const send = (as: Person, body: object) => harness.call("POST", "/api/prompts/import", { as, body });
const take = async (text: string, format = "promptfoo"): Promise<Imported> => {
  const response = await send(owner, { format, text });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};

async function createExported(): Promise<string> {
  const promptId = await insertPrompt(harness, owner, { contents: [CONTENT] });
  const body = { name: "Rows", rows: ROWS, assertions: [{ type: "length", unit: "words", max: 90 }] };
  const made = await harness.call("POST", `/api/prompts/${promptId}/test-sets`, { as: owner, body });
  if (!made.ok) throw new Error(await made.text());
  return promptId;
}

test("a prompt that is exported as JSON and imported again says the same and has the same tests", async () => {
  const promptId = await createExported();
  const { text, name } = await file(owner, promptId, "json");
  expect(name).toContain(`${promptId}-v1.json`);
  const imported = await take(text, "json");
  expect(imported).toMatchObject({ rows: 3, notTakenOver: [] });
  const [before, after] = [await get(owner, promptId), await get(owner, imported.promptId)];
  expect(after.opened.content).toEqual(before.opened.content);
  expect(after).toMatchObject({ source: "imported", visibility: "private", title: before.title });
  expect(JSON.parse((await file(owner, imported.promptId, "json")).text).tests).toEqual(JSON.parse(text).tests);
});

test("for promptfoo, marks of its language are texts, lists are texts, and what it would read otherwise is left out by name", async () => {
  const { text } = await file(owner, await createExported(), "promptfoo");
  const config = parse(text);
  expect(JSON.parse(config.prompts[0].raw)).toEqual([
    { role: "system", content: "Be {{ name }}'s friend." },
    { role: "user", content: 'Tell {{ name }} about {{ "{{" }}braces}} and {{ "{%" }} raw %} in {{ count }} words, please: {{ tones }}' },
  ]);
  expect(config.providers).toEqual(["echo"]);
  expect(config.tests.map(({ vars }: { vars: object }) => vars)).toEqual([
    { name: "Ada", count: "3", tones: "dry, warm" },
    { name: "Bo", count: "1", tones: "dry" },
  ]);
  expect(config.tests[0].assert[1]).toEqual({ type: "contains", value: "Ada" });
  expect(config.tests[1].assert[1]).toEqual({ type: "regex", value: "a\\.b$" });
  expect(text).toContain("# Not taken over:\n# - row 2: promptfoo would read name as more than a text\n# - row 3: safety");
  const again = await take(text);
  expect((await get(owner, again.promptId)).opened.content.template).toBe(CONTENT.template);
});

test("a stranger exports what they may read of a public prompt and none of its tests; another's private one is not there", async () => {
  const prompt = await makePrompt(harness, owner);
  await harness.call("POST", `/api/prompts/${prompt._id}/test-sets`, {
    as: owner,
    body: { name: "Ours", rows: [{ values: {}, expected: "x" }] },
  });
  await publish(harness, prompt, { template: "Say hello to the world." });
  expect(JSON.parse((await file(stranger, prompt._id, "json")).text)).toMatchObject({ tests: null });
  const hidden = await insertPrompt(harness, owner, { visibility: "private" });
  expect((await file(stranger, hidden, "json")).status).toBe(404);
});

describe("a promptfoo configuration", () => {
  test("comes in with its tests, and what has no place here is named", async () => {
    const text = `
description: Greets
prompts: ["Greet {{userName}} in {{ lang }}. {% if x %}no{% endif %}", file://more.txt]
providers: [openai:gpt-4o]
defaultTest: { vars: { lang: English } }
tests:
  - vars: { userName: Ada, unused: 1 }
    assert: [{ type: icontains, value: ada }, { type: answer-relevance, threshold: 0.5 }]
  - file://rows.csv
`;
    const imported = await take(text);
    expect(imported).toMatchObject({ rows: 1 });
    expect(imported.notTakenOver).toEqual([
      "1 more prompts: one prompt is taken from a file",
      "in the text, as plain text: {% if x %",
      "in the text, as plain text: {% endif %",
      "test 1: the assertion answer-relevance",
      "test 2: a file of tests",
    ]);
    const { opened, title } = await get(owner, imported.promptId);
    expect([title, opened.content.template]).toEqual(["Greets", "Greet {{user_name}} in {{lang}}. {% if x %}no{% endif %}"]);
    expect(opened.content.parameters.map(({ name }) => name)).toEqual(["user_name", "lang"]);
  });

  test.each([
    ["an alias bomb", `a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nprompts: [*c,*c,*c,*c,*c,*c]`],
    ["a tag of its own", "prompts: [!!js/function 'function () {}']"],
    ["a hundred thousand brackets", "[".repeat(100_000)],
    ["a hundred thousand dashes", "- ".repeat(100_000)],
    ["a prompt in another file", "prompts: [file://prompt.txt]"],
    ["no prompt", "tests: []"],
    ["nothing that is YAML", "a: b: c: ]"],
  ])("that is %s is refused at once, with a reason", async (_what, text) => {
    const from = performance.now();
    const response = await send(owner, { format: "promptfoo", text });
    expect(await response.json()).toMatchObject({ status: 422, code: "prompts.file_invalid" });
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

test("a file of another form, or too long a one, is refused", async () => {
  for (const text of ["{", "{}", '{"format":"aegis-prompt","formatVersion":2}'])
    expect(await (await send(owner, { format: "json", text })).json()).toMatchObject({ code: "prompts.file_invalid" });
  expect((await send(owner, { format: "json", text: "x".repeat(256_001) })).status).toBe(422);
});
