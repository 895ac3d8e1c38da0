import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../platform/errors.ts";
import { type Parameter, type PromptContentInput, promptContentSchema } from "../content.schema.ts";
import { PARAMETER_TYPES } from "../schema.ts";
import { checkContent } from "./check-content.ts";
import { checkValues } from "./check-values.ts";
import { findContentProblems } from "./content-problems.ts";
import { escapeText, parseTemplate, type TemplatePart, writeTemplate } from "./parse-template.ts";
import { renderPrompt } from "./render.ts";

const PROMPT = "prm_01ARZ3NDEKTSV4RRFFQ69G5FAV";
const text = fc.string({ unit: fc.constantFrom("{", "{{", "}", "}}", "\\", "a", " ", "\n", "é", "🙂"), maxLength: 30 });
const name = fc.constantFrom("a", "topic", "tone_2");
const part = fc.oneof(
  { weight: 3, arbitrary: text.map((each): TemplatePart => ({ type: "text", text: each })) },
  { weight: 2, arbitrary: name.map((each): TemplatePart => ({ type: "variable", name: each, start: 0, end: 0 })) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(fc.record({ version: fc.integer({ min: 1, max: 999 }) }), fc.record({ label: fc.constantFrom("production", "my-own") }))
      .map((selector): TemplatePart => ({ type: "include", promptId: PROMPT, selector, start: 0, end: 0 })),
  },
);

/** Neighbouring texts are one, an empty one is none, and places are left out. */
function flat(parts: readonly TemplatePart[]): unknown[] {
  const all: unknown[] = [];
  let kept = "";
  for (const each of parts) {
    if (each.type === "text") kept += each.text;
    else {
      all.push(kept, { ...each, start: 0, end: 0 });
      kept = "";
    }
  }
  return [...all, kept];
}

test("what is written from parts is parsed into these parts again, whatever their texts hold", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const joined = flat(parts).flatMap((each): TemplatePart[] =>
        typeof each === "string" ? [{ type: "text", text: each }] : [toPart(each)],
      );
      const parsed = parseTemplate(writeTemplate(joined));
      expect(parsed.problems).toEqual([]);
      expect(flat(parsed.parts)).toEqual(flat(parts));
    }),
    { numRuns: 2_000 },
  );
});

/** Only what `flat` has put there. */
function toPart(each: unknown): TemplatePart {
  return each as TemplatePart;
}

test("parsing loses nothing: every parameter stands where its place says, and the rest is the text as it was", () => {
  const messy = fc.string({ unit: fc.constantFrom("{", "{{", "}}", "\\", "a", "{{a}}", "{{ b }}", "{{1}}", "\n"), maxLength: 40 });
  fc.assert(
    fc.property(messy, (template) => {
      const { parts, problems } = parseTemplate(template);
      for (const each of parts) {
        if (each.type === "variable")
          expect(template.slice(each.start, each.end)).toMatch(new RegExp(`^\\{\\{\\s*${each.name}\\s*\\}\\}$`));
      }
      for (const { start, end } of problems) expect(template.slice(start, end)).toMatch(/^\{\{/);
      const again = parts.map((each) => (each.type === "text" ? each.text : template.slice(each.start, each.end))).join("");
      if (!template.includes("\\")) expect(again).toBe(template);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["{{name}}", [["variable", "name"]]],
  ["{{ name }}!", [["variable", "name"], "!"]],
  ["{{{name}}}", ["{", ["variable", "name"], "}"]],
  ["\\{{name}}", ["{{name}}"]],
  ["\\\\{{name}}", ["\\", ["variable", "name"]]],
  ["C:\\dir", ["C:\\dir"]],
  [`{{> ${PROMPT}@production}}`, [["include", { label: "production" }]]],
  [`{{>${PROMPT}@3}}`, [["include", { version: 3 }]]],
])("%s", (template, expected) => {
  const { parts, problems } = parseTemplate(template);
  const seen = parts.map((each) => (each.type === "text" ? each.text : [each.type, each.type === "variable" ? each.name : each.selector]));
  expect({ seen, problems }).toEqual({ seen: expected, problems: [] });
});

test.each([
  ["Dear {{name", "unclosed", 5],
  ["{{a\n}}", "unclosed", 0],
  ["{{a {{b}}", "unclosed", 0],
  ["x {{}}", "empty", 2],
  ["{{ }}", "empty", 0],
  ["{{Name}}", "bad_name", 0],
  ["{{#if a}}", "bad_name", 0],
  ["{{constructor()}}", "bad_name", 0],
  ["{{> prm_1@production}}", "bad_include", 0],
  [`{{> ${PROMPT}}}`, "bad_include", 0],
  [`{{> ${PROMPT}@0}}`, "bad_include", 0],
])("%j is named as %s with its place", (template, code, start) => {
  expect(parseTemplate(template).problems[0]).toMatchObject({ code, start });
});

test("ten thousand characters of braces, of any kind, are read in no time", () => {
  for (const unit of ["{{", "{{ ", "\\{{", "{{a", "{{a}}", "}}{{", "{{>", "{ {{", "\\\\"]) {
    const template = unit.repeat(Math.floor(10_000 / unit.length));
    const from = performance.now();
    const { parts } = parseTemplate(template);
    expect(performance.now() - from).toBeLessThan(100);
    expect(parts.length).toBeLessThanOrEqual(5_001);
    expect(parseTemplate(escapeText(template)).parts).toEqual([{ type: "text", text: template }]);
  }
});

test("a value is never read as a template, whatever it says", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const parts = parseTemplate("<{{a}}|{{topic}}>").parts.flatMap((each) => (each.type === "include" ? [] : [each]));
      const rendered = renderPrompt({ instructions: parts, template: parts }, { a: `${a}{{topic}}`, topic: b });
      expect(rendered.text).toBe(`<${a}{{topic}}|${b}>`);
      expect(rendered.instructions).toBe(rendered.text);
    }),
  );
  const parts = [{ type: "variable" as const, name: "constructor", start: 0, end: 0 }];
  expect(renderPrompt({ instructions: [], template: parts }, {}).text).toBe("");
});

const contentOf = (input: PromptContentInput) => promptContentSchema.parse(input);
const parameter = (of: Partial<Parameter>) => ({ name: "a", label: "A", type: "text" as const, ...of });

test("an unknown parameter is an error with its place, an unused one only a warning", () => {
  const content = contentOf({ template: "One\ntwo {{b}}", instructions: "{{c}}", parameters: [parameter({})] });
  expect(findContentProblems(content).map(({ code, pointer, severity, start }) => [code, pointer, severity, start])).toEqual([
    ["unknown_variable", "/template", "error", 8],
    ["unknown_variable", "/instructions", "error", 0],
    ["unused_parameter", "/parameters/0/name", "warning", 0],
  ]);
  expect(problemOf(() => checkContent(content))).toEqual([
    { pointer: "/body/content/template", detail: expect.stringMatching(/Line 2, column 5\.$/) },
    { pointer: "/body/content/instructions", detail: expect.stringMatching(/Line 1, column 1\.$/) },
  ]);
  checkContent(contentOf({ template: "text", parameters: [parameter({})] }));
});

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.options.errors;
    throw error;
  }
  return [];
}

test.each<[Partial<Parameter>, string]>([
  [{ type: "select" }, "/options"],
  [{ type: "select", options: ["x", "x"] }, "/options"],
  [{ type: "text", options: ["x"] }, "/options"],
  [{ type: "number", min: 2, max: 1 }, "/max"],
  [{ type: "text", minLength: 2, maxLength: 1 }, "/maxLength"],
  [{ type: "date", earliest: "2026-02-01", latest: "2026-01-01" }, "/latest"],
  [{ type: "boolean", minLength: 1 }, "/minLength"],
  [{ type: "number", default: "1" }, "/default"],
  [{ type: "number", default: 5, max: 4 }, "/default"],
  [{ type: "multi-select", options: ["x"], default: ["y"] }, "/default"],
  [{ type: "file", default: "fil_01ARZ3NDEKTSV4RRFFQ69G5FAV" }, "/default"],
])("the parameter %j is refused at %s", (of, at) => {
  const content = contentOf({ template: "{{a}}", parameters: [parameter(of)] });
  expect(problemOf(() => checkContent(content))?.map(({ pointer }) => pointer)).toEqual([`/body/content/parameters/0${at}`]);
});

test.each<[Partial<Parameter>, unknown]>([
  [{ type: "text" }, 1],
  [{ type: "text" }, "two\nlines"],
  [{ type: "text", maxLength: 2 }, "abc"],
  [{ type: "long-text", minLength: 4 }, "abc"],
  [{ type: "number" }, "1"],
  [{ type: "number", isInteger: true }, 1.5],
  [{ type: "number", min: 0 }, -1],
  [{ type: "select", options: ["x"] }, "y"],
  [{ type: "multi-select", options: ["x", "y"] }, ["x", "x"]],
  [{ type: "multi-select", options: ["x"] }, "x"],
  [{ type: "boolean" }, "true"],
  [{ type: "date" }, "2026-02-30"],
  [{ type: "date", latest: "2026-01-01" }, "2026-01-02"],
  [{ type: "file" }, "fil_1"],
  [{ type: "text" }, "  "],
])("for %j the value %j is refused by its name", (of, value) => {
  const [only] = contentOf({ template: "{{a}}", parameters: [parameter(of)] }).parameters;
  if (!only) throw new Error("one parameter");
  expect(problemOf(() => checkValues([only], { a: toValue(value) }))?.map(({ pointer }) => pointer)).toEqual(["/body/values/a"]);
});

/** The table's values are of every kind on purpose. */
function toValue(value: unknown): string {
  return value as string;
}

test("defaults are filled in, optional ones may stay away, unknown ones may not come", () => {
  const parameters = contentOf({
    template: "x",
    parameters: [
      parameter({ name: "a", default: "kept" }),
      parameter({ name: "b", isRequired: false }),
      parameter({ name: "c", type: "multi-select", options: ["x", "y"] }),
      parameter({ name: "d", type: "boolean" }),
    ],
  }).parameters;
  expect(checkValues(parameters, { a: "", c: ["y"], d: false })).toEqual({ a: "kept", c: ["y"], d: false });
  expect(problemOf(() => checkValues(parameters, { c: ["x"], d: true, e: "?" }))).toEqual([
    { pointer: "/body/values/e", detail: "is no parameter of this prompt" },
  ]);
  expect(PARAMETER_TYPES).toHaveLength(8);
});
