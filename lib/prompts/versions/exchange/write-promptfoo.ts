// A prompt with its tests as a promptfoo configuration: https://www.promptfoo.dev/docs/configuration/reference

import { Document } from "yaml";
import type { ParameterValue, ParameterValues } from "../../content.schema.ts";
import type { ComposedPrompt } from "../../template/compose-parts.ts";
import { renderPrompt } from "../../template/render.ts";
import { findValueProblems, givenValue } from "../../template/value-problems.ts";
import { assertionsOf } from "../../tests/assertions-of.ts";
import type { ExchangedTests } from "./exchange.schema.ts";
import { toNunjucks } from "./nunjucks.ts";
import { toPromptfoo } from "./promptfoo-assertions.ts";

export type PromptfooInput = { title: string; version: number; composed: ComposedPrompt; tests: ExchangedTests | null };

export function writePromptfoo({ title, version, composed, tests }: PromptfooInput): string {
  const left: string[] = [];
  const rows = (tests?.rows ?? []).map((row, index) => toTest(composed, tests?.assertions ?? [], { row, number: index + 1, left }));
  const document = new Document({
    description: `${title}, version ${version}`,
    prompts: [{ label: title, raw: JSON.stringify(toMessages(composed)) }],
    providers: [toProvider(composed)],
    defaultTest: { options: { disableVarExpansion: true } },
    tests: rows.filter((row) => row !== null),
  });
  if (left.length > 0) document.commentBefore = ` Not taken over:\n${left.map((each) => ` - ${each}`).join("\n")}`;
  return document.toString({ lineWidth: 0 });
}

function toMessages({ instructions, template }: ComposedPrompt) {
  const system = toNunjucks(instructions);
  return [...(system === "" ? [] : [{ role: "system", content: system }]), { role: "user", content: toNunjucks(template) }];
}

const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ["openai", "openai:chat"],
  ["anthropic", "anthropic:messages"],
  ["groq", "groq"],
  ["google", "google"],
]);

/** The version's own model where promptfoo knows its provider; else one that says back what it is asked. */
function toProvider({ settings: { model = "", temperature, maxOutputTokens } }: ComposedPrompt) {
  const [provider = "", ...rest] = model.split("/");
  const known = PROVIDERS.get(provider);
  if (known === undefined || rest.length === 0) return "echo";
  const config = {
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { max_tokens: maxOutputTokens }),
  };
  return { id: `${known}:${rest.join("/")}`, config };
}

type Row = { row: ExchangedTests["rows"][number]; number: number; left: string[] };

function toTest(composed: ComposedPrompt, ofSet: ExchangedTests["assertions"], { row, number, left }: Row) {
  const vars = toVars(composed, row.values);
  const risky = Object.entries(vars).find(([, text]) => /\{[{%#]|#\}|^(?:file|package):|\n$/.test(text));
  if (risky) left.push(`row ${number}: promptfoo would read ${risky[0]} as more than a text`);
  else if (findValueProblems(composed.parameters, row.values).length > 0) left.push(`row ${number}: its values do not fit this version`);
  else {
    const assert = assertionsOf(ofSet, row).flatMap((assertion) => {
      const theirs = toPromptfoo(assertion, row);
      if (theirs === null) left.push(`row ${number}: ${assertion.type}`);
      return theirs === null ? [] : [theirs];
    });
    return { description: `Row ${number}`, vars, assert };
  }
  return null;
}

/** As they stand in the rendered prompt, each of them a text: a list would be a matrix there. */
function toVars({ parameters }: ComposedPrompt, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, toText(parameter.name, givenValue(parameter, values))]));
}

function toText(name: string, value: ParameterValue | undefined): string {
  const template = [{ type: "variable" as const, name, start: 0, end: 0 }];
  return value === undefined ? "" : renderPrompt({ instructions: [], template }, { [name]: value }).text;
}
