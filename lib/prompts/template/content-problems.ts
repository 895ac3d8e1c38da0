// What keeps a content from being saved, with its place. Pure; the form asks it as somebody types.

import type { Parameter, PromptContent } from "../content.schema.ts";
import { findParameterProblems } from "./parameter-problems.ts";
import { parseTemplate, type TemplatePart } from "./parse-template.ts";
import { findValueProblems } from "./value-problems.ts";

export type ContentProblem = {
  code: "unclosed" | "empty" | "bad_name" | "bad_include" | "unknown_variable" | "unused_parameter" | "bad_parameter" | "bad_example";
  /** A warning keeps nothing from being saved. */
  severity: "error" | "warning";
  /** Below the content: `/template`, `/parameters/0/default`. */
  pointer: string;
  detail: string;
  /** In a text; 0 to 0 elsewhere. */
  start: number;
  end: number;
};

type Placed = { start: number; end: number };
const NOWHERE: Placed = { start: 0, end: 0 };
const TEXTS = ["template", "instructions"] as const;

export function findContentProblems(content: PromptContent): ContentProblem[] {
  const texts = TEXTS.map((where) => ({ where, ...parseTemplate(content[where]) }));
  const known = new Set(content.parameters.map(({ name }) => name));
  const used = new Set(texts.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "variable" ? [part.name] : []))));
  return [
    ...texts.flatMap(({ where, parts, problems }) => [
      ...problems.map(({ code, detail, start, end }) => error(code, `/${where}`, detail, { start, end })),
      ...unknownVariables(parts, known).map(({ name, ...place }) =>
        error(
          "unknown_variable",
          `/${where}`,
          `There is no parameter named ${name}. Add it, or write \\{{${name}}} for plain text.`,
          place,
        ),
      ),
    ]),
    ...findParameterProblems(content.parameters).map(({ pointer, detail }) => error("bad_parameter", `/parameters${pointer}`, detail)),
    ...unusedParameters(content.parameters, used),
    ...exampleProblems(content),
  ].toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1));
}

function unknownVariables(parts: readonly TemplatePart[], known: ReadonlySet<string>): (Placed & { name: string })[] {
  return parts.flatMap((part) =>
    part.type === "variable" && !known.has(part.name) ? [{ name: part.name, start: part.start, end: part.end }] : [],
  );
}

function unusedParameters(parameters: readonly Parameter[], used: ReadonlySet<string>): ContentProblem[] {
  return parameters.flatMap(({ name }, index) => {
    if (used.has(name)) return [];
    const detail = `Nothing in the text uses ${name}. It is asked for all the same.`;
    return [{ code: "unused_parameter", severity: "warning", pointer: `/parameters/${index}/name`, detail, ...NOWHERE } as const];
  });
}

/** Values for parameters of included prompts are known only once these are opened. */
function exampleProblems({ example, parameters }: PromptContent): ContentProblem[] {
  if (example === null) return [];
  const own = parameters.filter(({ name, type }) => Object.hasOwn(example.values, name) && type !== "file");
  return findValueProblems(own, example.values).map(({ name, detail }) => error("bad_example", `/example/values/${name}`, detail));
}

function error(code: ContentProblem["code"], pointer: string, detail: string, { start, end }: Placed = NOWHERE): ContentProblem {
  return { code, severity: "error", pointer, detail, start, end };
}
