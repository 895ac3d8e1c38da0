// Puts prompts into prompts. An include brings the template of what it names, in whatever version the selector finds; its instructions and
// model settings stay its own. A prompt that comes upon itself on the way down, in whatever version, is a cycle. What many paths reach is
// opened once, and the whole is bounded, so that no graph of prompts can cost more than its bound.

import type { ModelSettings, Parameter, PromptContent } from "../content.schema.ts";
import { parseTemplate, type Selector, type TemplatePart, type TextPart, type VariablePart } from "./parse-template.ts";

export const INCLUDE_DEPTH_MAX = 5;
const OPENED_MAX = 50;
const PARTS_MAX = 10_000;
const LENGTH_MAX = 100_000;

export type ComposedPart = TextPart | VariablePart;
export type Included = { promptId: string; version: number };
export type ComposedPrompt = {
  instructions: readonly ComposedPart[];
  template: readonly ComposedPart[];
  /** Its own first, then those of what it includes. */
  parameters: readonly Parameter[];
  settings: ModelSettings;
  included: readonly Included[];
};

export type Opened = { version: number; content: PromptContent };
/** null: there is none, or none that this person may read. */
export type OpenInclude = (promptId: string, selector: Selector) => Promise<Opened | null>;

export type CompositionFault = {
  code:
    | "prompts.include_missing"
    | "prompts.include_cycle"
    | "prompts.include_too_deep"
    | "prompts.include_too_large"
    | "prompts.include_conflict";
  detail: string;
  where: "template" | "instructions";
};
export type Composition = { type: "composed"; prompt: ComposedPrompt } | { type: "refused"; fault: CompositionFault };

type Walk = {
  open: OpenInclude;
  opened: Map<string, Opened>;
  parameters: Map<string, Parameter>;
  included: Map<string, Included>;
  where: "template" | "instructions";
  partCount: number;
  length: number;
};

class Refused extends Error {
  readonly fault: CompositionFault;
  constructor(fault: CompositionFault) {
    super(fault.detail);
    this.fault = fault;
  }
}

export async function composeParts(promptId: string, content: PromptContent, open: OpenInclude): Promise<Composition> {
  const walk: Walk = {
    ...{ open, opened: new Map(), parameters: new Map(), included: new Map() },
    ...{ where: "instructions", partCount: 0, length: 0 },
  };
  try {
    addParameters(walk, content.parameters);
    const instructions = await expand(walk, parseTemplate(content.instructions).parts, [promptId]);
    walk.where = "template";
    const template = await expand(walk, parseTemplate(content.template).parts, [promptId]);
    const prompt = { instructions, template, parameters: [...walk.parameters.values()], settings: content.settings };
    return { type: "composed", prompt: { ...prompt, included: [...walk.included.values()] } };
  } catch (error) {
    if (error instanceof Refused) return { type: "refused", fault: error.fault };
    throw error;
  }
}

async function expand(walk: Walk, parts: readonly TemplatePart[], path: readonly string[]): Promise<ComposedPart[]> {
  const all: ComposedPart[] = [];
  for (const part of parts) {
    if (part.type !== "include") {
      count(walk, part.type === "text" ? part.text.length : 0);
      all.push(part);
      continue;
    }
    const { promptId, selector } = part;
    if (path.includes(promptId))
      throw refused(walk, "prompts.include_cycle", `${promptId} would include itself: ${[...path, promptId].join(" → ")}.`);
    if (path.length > INCLUDE_DEPTH_MAX)
      throw refused(walk, "prompts.include_too_deep", `Prompts are put into each other at most ${INCLUDE_DEPTH_MAX} deep.`);
    const { content } = await openOnce(walk, promptId, selector);
    all.push(...(await expand(walk, parseTemplate(content.template).parts, [...path, promptId])));
  }
  return all;
}

async function openOnce(walk: Walk, promptId: string, selector: Selector): Promise<Opened> {
  const chosen = "label" in selector ? selector.label : String(selector.version);
  const key = `${promptId}@${chosen}`;
  const known = walk.opened.get(key);
  if (known) return known;
  if (walk.opened.size >= OPENED_MAX)
    throw refused(walk, "prompts.include_too_large", `A prompt is put together of at most ${OPENED_MAX} others.`);
  const opened = await walk.open(promptId, selector);
  if (!opened) throw refused(walk, "prompts.include_missing", `There is no prompt ${promptId} with ${chosen} that you may read.`);
  walk.opened.set(key, opened);
  walk.included.set(`${promptId}@${opened.version}`, { promptId, version: opened.version });
  addParameters(walk, opened.content.parameters);
  return opened;
}

/** The outermost prompt's word on a parameter stands; of another type it would be another question. */
function addParameters(walk: Walk, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    const known = walk.parameters.get(parameter.name);
    if (known && known.type !== parameter.type)
      throw refused(
        walk,
        "prompts.include_conflict",
        `${parameter.name} is a ${known.type} here and a ${parameter.type} in an included prompt.`,
      );
    if (!known) walk.parameters.set(parameter.name, parameter);
  }
}

function count(walk: Walk, length: number): void {
  walk.partCount += 1;
  walk.length += length;
  if (walk.partCount > PARTS_MAX || walk.length > LENGTH_MAX)
    throw refused(
      walk,
      "prompts.include_too_large",
      `Put together, the prompt is longer than ${LENGTH_MAX} characters or has more than ${PARTS_MAX} pieces.`,
    );
}

function refused({ where }: Walk, code: CompositionFault["code"], detail: string): Refused {
  return new Refused({ code, detail, where });
}
