// A promptfoo configuration as a prompt of ours: its first prompt that stands in the file, and its tests. Whatever else it holds is named.

import { z } from "zod";
import { assertionSchema } from "../../tests/assertion.schema.ts";
import type { TestRowInput } from "../../tests/test-set.schema.ts";
import { fromNunjucks } from "./nunjucks.ts";
import { type FooAssertion, fromPromptfoo } from "./promptfoo-assertions.ts";
import { fileInvalid } from "./read-yaml.ts";

const assertSchema = z.looseObject({ type: z.string(), value: z.unknown().optional(), threshold: z.number().optional() });
const testSchema = z.looseObject({ vars: z.record(z.string(), z.unknown()).optional(), assert: z.array(assertSchema).optional() });
const configSchema = z.looseObject({
  description: z.string().optional(),
  prompts: z.union([z.string(), z.array(z.union([z.string(), z.looseObject({ raw: z.string(), label: z.string().optional() })]))]),
  defaultTest: testSchema.optional(),
  tests: z.array(z.union([testSchema, z.string()])).default([]),
});
const messagesSchema = z.array(z.object({ role: z.string(), content: z.string() })).min(1);

export type ReadPromptfoo = {
  title: string | null;
  template: string;
  instructions: string;
  names: readonly string[];
  rows: readonly TestRowInput[];
  left: readonly string[];
};

const ASSERTIONS_MAX = 20;

export function readPromptfoo(config: unknown): ReadPromptfoo {
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) throw fileInvalid("It is no promptfoo configuration with prompts and tests in it.");
  const { description, prompts, defaultTest, tests } = parsed.data;
  const left: string[] = [];
  const rename = createRenaming();
  const [first, ...others] = typeof prompts === "string" ? [prompts] : prompts;
  const raw = typeof first === "string" ? first : first?.raw;
  if (raw === undefined || raw.trim() === "" || raw.startsWith("file://"))
    throw fileInvalid("Its first prompt does not stand in the file itself.");
  if (others.length > 0) left.push(`${others.length} more prompts: one prompt is taken from a file`);
  const { system, user } = readMessages(raw, left);
  const [template, instructions] = [fromNunjucks(user, rename), fromNunjucks(system, rename)];
  left.push(...[...template.unread, ...instructions.unread].map((mark) => `in the text, as plain text: ${mark}`));
  const rows = tests.flatMap((test, index) => toRow(test, defaultTest, { at: `test ${index + 1}`, rename, left }));
  const names = new Set([...template.names, ...instructions.names]);
  return {
    ...{ title: description ?? null, template: template.template, instructions: instructions.template, left },
    names: [...names],
    rows: rows.map((row) => ofNames(row, names)),
  };
}

/** Every value of theirs is a text. */
type ReadRow = Omit<TestRowInput, "values"> & { values: Record<string, string> };

function ofNames(row: ReadRow, names: ReadonlySet<string>): TestRowInput {
  return { ...row, values: Object.fromEntries(Object.entries(row.values).filter(([name]) => names.has(name))) };
}

/** Theirs may hold capitals; two that fall together are told apart by a number. */
function createRenaming(): (name: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
    const base = (/^[a-z]/.test(snake) ? snake : `x${snake}`).slice(0, 36);
    let own = base;
    for (let count = 2; taken.has(own); count += 1) own = `${base}_${count}`;
    taken.add(own);
    known.set(name, own);
    return own;
  };
}

function readMessages(raw: string, left: string[]): { system: string; user: string } {
  const messages = messagesSchema.safeParse(parseJson(raw));
  if (!messages.success) return { system: "", user: raw };
  const of = (role: string) => messages.data.filter((message) => message.role === role).map(({ content }) => content);
  const others = messages.data.length - of("system").length - of("user").length;
  if (others > 0) left.push(`${others} messages of other roles than system and user`);
  const user = of("user").join("\n\n");
  if (user.trim() === "") throw fileInvalid("Its first prompt asks nothing.");
  return { system: of("system").join("\n\n"), user };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Reading = { at: string; rename(name: string): string; left: string[] };

function toRow(test: z.infer<typeof testSchema> | string, base: z.infer<typeof testSchema> | undefined, reading: Reading): ReadRow[] {
  const { at, rename, left } = reading;
  if (typeof test === "string") {
    left.push(`${at}: a file of tests`);
    return [];
  }
  const vars = Object.entries({ ...base?.vars, ...test.vars });
  const values = vars.flatMap(([name, value]) => {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return [[rename(name), String(value)] as const];
    left.push(`${at}: the value of ${name}`);
    return [];
  });
  const assertions = [...(base?.assert ?? []), ...(test.assert ?? [])].flatMap((each) => toAssertion(each, reading));
  if (assertions.length > ASSERTIONS_MAX) left.push(`${at}: ${assertions.length - ASSERTIONS_MAX} assertions more than a row takes`);
  for (const member of ["transform", "options", "provider", "assertScoringFunction"]) if (member in test) left.push(`${at}: ${member}`);
  return [{ values: Object.fromEntries(values), expected: null, assertions: assertions.slice(0, ASSERTIONS_MAX) }];
}

function toAssertion(theirs: FooAssertion, { at, left }: Reading) {
  const asked = fromPromptfoo(theirs);
  const parsed = asked === null ? null : assertionSchema.safeParse(asked);
  if (parsed?.success && !("transform" in theirs)) return [parsed.data];
  left.push(`${at}: the assertion ${theirs.type.slice(0, 60)}`);
  return [];
}
