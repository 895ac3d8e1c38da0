import { redactText } from "../../guard/output-guard.ts";
import type { PromptContent } from "../content.schema.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { ComposedPrompt } from "../template/compose-parts.ts";
import { writeTemplate } from "../template/parse-template.ts";
import type { PromptSnapshot } from "./share.schema.ts";

type Told = { prompt: Pick<PromptRecord, "title" | "description">; version: number; content: PromptContent; composed: ComposedPrompt };

/** What it includes stands in its place: nobody behind a link can open another prompt. Secrets never go out. Pure. */
export function makeSnapshot({ prompt, version, content, composed }: Told): PromptSnapshot {
  const clean = (text: string): string => redactText(text, { classes: ["secret"] }).text;
  return {
    title: clean(prompt.title),
    description: clean(prompt.description),
    version,
    template: clean(writeTemplate(composed.template)),
    instructions: clean(writeTemplate(composed.instructions)),
    parameters: [...composed.parameters],
    example: content.example && { values: content.example.values, output: clean(content.example.output) },
  };
}
