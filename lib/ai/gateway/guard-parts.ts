// Secrets leave an answer neither in its text, at whatever place the pieces were cut, nor in the arguments, names or ids of calls.

import { mergeVerdicts } from "../../guard/merge-verdicts.ts";
import { createOutputGuard, type OutputGuard, redactText } from "../../guard/output-guard.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import { createId } from "../../platform/ids.ts";
import type { StreamPart, ToolCall } from "../schema.ts";

export type GuardedPart = Exclude<StreamPart, { type: "finish" }> | (Extract<StreamPart, { type: "finish" }> & { verdict: GuardVerdict });

export async function* guardParts(parts: AsyncIterable<StreamPart>): AsyncGenerator<GuardedPart> {
  let guard: OutputGuard | null = null;
  const verdicts: GuardVerdict[] = [];
  for await (const part of parts) {
    if (part.type === "text") {
      guard ??= createOutputGuard();
      const text = guard.push(part.text);
      if (text !== "") yield { type: "text", text };
      continue;
    }
    // What is held back is only complete once nothing more follows it. After a failure it is not said at all: half a secret is one.
    const rest = guard?.end() ?? "";
    if (guard) verdicts.push(guard.verdict());
    guard = null;
    if (rest !== "") yield { type: "text", text: rest };
    if (part.type === "tool-call") {
      const { call, verdict } = guardCall(part.call);
      verdicts.push(verdict);
      yield { type: "tool-call", call };
    } else yield { ...part, verdict: mergeVerdicts(verdicts.length > 0 ? verdicts : [createOutputGuard().verdict()]) };
  }
}

/** The same for an answer that came as a whole. */
export function guardWhole(answer: { text: string; toolCalls: readonly ToolCall[] }): {
  text: string;
  toolCalls: ToolCall[];
  verdict: GuardVerdict;
} {
  const guard = createOutputGuard();
  const text = guard.push(answer.text) + guard.end();
  const calls = answer.toolCalls.map(guardCall);
  return {
    text,
    toolCalls: calls.map(({ call }) => call),
    verdict: mergeVerdicts([guard.verdict(), ...calls.map((each) => each.verdict)]),
  };
}

/** The id is ours: vendors repeat theirs, also between the rounds of a conversation, and results find their call by it. */
function guardCall({ name, arguments: text, signature }: ToolCall): { call: ToolCall; verdict: GuardVerdict } {
  const verdicts: GuardVerdict[] = [];
  const clean: Clean = (value) => {
    const guard = createOutputGuard();
    const cleaned = guard.push(value) + guard.end();
    verdicts.push(guard.verdict());
    return cleaned;
  };
  const call = {
    id: createId("toolCall"),
    name: clean(name),
    arguments: cleanArguments(text, clean),
    // Opaque to us: one in which a secret shows is worth less than the secret.
    ...(signature !== undefined && redactText(signature).redactions.length === 0 && { signature }),
  };
  return { call, verdict: mergeVerdicts(verdicts) };
}

type Clean = (value: string) => string;

/** Inside the values first, where JSON's own escapes hide nothing; then as a text, where a name gives its value away. */
function cleanArguments(text: string, clean: Clean): string {
  return clean(cleanValues(text, clean));
}

/** Text that is no JSON, or nested too deep to be walked, stays as it came. */
function cleanValues(text: string, clean: Clean): string {
  let isChanged = false;
  const cleanString = (value: string): string => {
    const cleaned = clean(value);
    isChanged ||= cleaned !== value;
    return cleaned;
  };
  try {
    const cleaned = JSON.stringify(walk(JSON.parse(text), cleanString));
    return isChanged ? cleaned : text;
  } catch {
    return text;
  }
}

function walk(value: unknown, clean: Clean): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, clean));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [clean(name), walk(inner, clean)]));
}
