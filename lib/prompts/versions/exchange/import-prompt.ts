import { assertPermission } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import { type PromptContent, promptContentSchema } from "../../content.schema.ts";
import { createPrompt } from "../../library/create-prompt.ts";
import { type PromptHead, promptHeadSchema } from "../../library/prompt.schema.ts";
import { TITLE_MAX } from "../../schema.ts";
import { keepRows } from "../../tests/add-test-rows.ts";
import { checkRows } from "../../tests/check-rows.ts";
import { createTestSet } from "../../tests/create-test-set.ts";
import { findEditableTestSet } from "../../tests/find-test-set.ts";
import type { TestDeps } from "../../tests/ports.ts";
import type { ExchangedTests, Imported, ImportInput } from "./exchange.schema.ts";
import { promptFileSchema } from "./exchange.schema.ts";
import { readPromptfoo } from "./read-promptfoo.ts";
import { fileInvalid, readYaml } from "./read-yaml.ts";

type Read = { head: PromptHead; content: PromptContent; tests: ExchangedTests | null; notTakenOver: string[] };

/** A private prompt of one's own, with the tests of the file. */
export async function importPrompt(ctx: Context<TestDeps>, input: ImportInput): Promise<Imported> {
  assertPermission(ctx, "prompts.write");
  const { head, content, tests, notTakenOver } = input.format === "json" ? readFile(input) : await readTheirs(input);
  if (tests) await checkRows("/body/text", tests.rows);
  const titled = input.title === undefined ? head : { ...head, title: input.title };
  const { prompt } = await createPrompt(ctx, { head: titled, content, message: "Imported", source: "imported", origin: null });
  const testSetId = tests && tests.rows.length > 0 ? await keepTests(ctx, prompt._id, tests) : null;
  return { promptId: prompt._id, testSetId, rows: testSetId === null ? 0 : (tests?.rows.length ?? 0), notTakenOver };
}

async function keepTests(ctx: Context<TestDeps>, promptId: string, { rows, ...set }: ExchangedTests): Promise<string> {
  const { id: testSetId } = await createTestSet(ctx, { promptId, description: "", ...set, rows: [] });
  await keepRows(ctx, await findEditableTestSet(ctx, { promptId, testSetId }), { rows, mode: "append", source: "file" });
  return testSetId;
}

function readFile({ text }: ImportInput): Read {
  const parsed = promptFileSchema.safeParse(parseJson(text));
  if (parsed.success) return { ...parsed.data, notTakenOver: [] };
  const [fault] = parsed.error.issues;
  throw fileInvalid(fault ? `At ${fault.path.join(".") || "its top"}: ${fault.message}` : "It is no prompt.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fileInvalid("It is no JSON.");
  }
}

const NAMES_MAX = 100;

async function readTheirs({ text, category }: ImportInput): Promise<Read> {
  const { title, template, instructions, names, rows, left } = readPromptfoo(await readYaml(text));
  const parameters = names.map((name) => ({
    name,
    label: name,
    type: "long-text",
    isRequired: rows.every(({ values }) => values[name] !== ""),
  }));
  const content = promptContentSchema.safeParse({ template, instructions, parameters });
  const head = promptHeadSchema.safeParse({ title: (title ?? "Imported prompt").replace(/\s+/g, " ").slice(0, TITLE_MAX), category });
  if (!content.success) throw fileInvalid(content.error.issues[0]?.message ?? "Its prompt does not fit.");
  if (!head.success) throw fileInvalid(head.error.issues[0]?.message ?? "Its title does not fit.");
  const tests = rows.length === 0 ? null : { name: "Imported tests", passThreshold: 1, assertions: [], rows: [...rows] };
  return { head: head.data, content: content.data, tests, notTakenOver: left.slice(0, NAMES_MAX) };
}
