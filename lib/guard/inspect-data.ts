// Text that nobody in the conversation wrote: files, pages, tools' results, memories, library prompts. It is judged as such, and goes
// into a prompt between marks it cannot contain, so that a model can tell it from what the person says.

import { randomBytes } from "node:crypto";
import type { Context } from "../platform/context.ts";
import type { DataSource } from "./data-source.schema.ts";
import { guardTexts } from "./guard-texts.ts";
import type { GuardDeps } from "./ports.ts";
import { redactInput } from "./redact-input.ts";
import type { GuardVerdict } from "./schema.ts";

export type InspectedData = {
  verdict: GuardVerdict;
  /** Nothing of it may be used; `text` says so in its place. */
  isWithheld: boolean;
  /** What goes into the prompt. */
  text: string;
  /** Which part of `text` came from where. */
  provenance: readonly { source: DataSource; start: number; end: number }[];
};

type Input = { text: string; source: DataSource; signal?: AbortSignal };

export async function inspectData(ctx: Context<GuardDeps>, { text, source, signal }: Input): Promise<InspectedData> {
  signal?.throwIfAborted();
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const { verdict } = await guardTexts(ctx, [{ text, source: "untrusted" }], { policy });
  if (verdict.action === "block") return { verdict, isWithheld: true, text: withheld(source.kind), provenance: [] };
  const fenced = fence(verdict.action === "redact" ? redactInput(text, policy) : text, source);
  return { verdict, isWithheld: false, text: fenced.text, provenance: [{ source, start: fenced.start, end: fenced.end }] };
}

const NAMES: Readonly<Record<DataSource["kind"], string>> = {
  file: "file",
  page: "page",
  tool: "tool's result",
  memory: "memory",
  prompt: "prompt",
};

function withheld(kind: DataSource["kind"]): string {
  return `The ${NAMES[kind]} was withheld: the guard found in it what may not go to a model.`;
}

const MARK_BYTES = 9;

/** The mark is drawn after the text was written, so the text cannot close its own frame. */
function fence(text: string, { kind, name }: DataSource): { text: string; start: number; end: number } {
  let mark = `data-${randomBytes(MARK_BYTES).toString("hex")}`;
  while (text.includes(mark)) mark = `data-${randomBytes(MARK_BYTES).toString("hex")}`;
  const opening = `<${mark} kind="${kind}" name=${JSON.stringify(name)}>\n`;
  return { text: `${opening}${text}\n</${mark}>`, start: opening.length, end: opening.length + text.length };
}
