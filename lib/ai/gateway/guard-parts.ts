// Secrets leave an answer neither in its text, at whatever place the pieces were cut, nor in the arguments, names or ids of calls.

import { mergeVerdicts } from "../../guard/merge-verdicts.ts";
import { createOutputGuard, guardText, type OutputGuard, type OutputGuardOptions, redactText } from "../../guard/output-guard.ts";
import type { OutputRules } from "../../guard/output-rules.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import { createId } from "../../platform/ids.ts";
import type { FinishReason, StreamPart, ToolCall } from "../schema.ts";

export type GuardedPart = Exclude<StreamPart, { type: "finish" }> | (Extract<StreamPart, { type: "finish" }> & { verdict: GuardVerdict });

/** `isJson`: the caller has asked for JSON and gets JSON. */
export type AnswerRules = Pick<OutputGuardOptions, "instructions" | "isJson" | "canary"> & { rules: OutputRules };

export async function* guardParts(parts: AsyncIterable<StreamPart>, rules: AnswerRules): AsyncGenerator<GuardedPart> {
  let guard: OutputGuard | null = null;
  let isWithheld = false;
  const verdicts: GuardVerdict[] = [];
  for await (const part of parts) {
    if (part.type === "text") {
      if (isWithheld) continue;
      guard ??= createOutputGuard(rules);
      const text = guard.push(part.text);
      if (text !== "") yield { type: "text", text };
      continue;
    }
    // What is held back is only complete once nothing more follows it. After a failure it is not said at all: half a secret is one.
    const rest = guard?.end() ?? "";
    if (guard) verdicts.push(guard.verdict());
    isWithheld ||= guard?.isWithheld() === true;
    guard = null;
    if (rest !== "") yield { type: "text", text: rest };
    if (part.type === "tool-call") {
      if (isWithheld) continue;
      const guarded = guardCall(part.call, rules);
      verdicts.push(guarded.verdict);
      isWithheld = guarded.withheld !== null;
      yield guarded.withheld === null ? { type: "tool-call", call: guarded.call } : { type: "text", text: guarded.withheld };
    } else {
      const verdict = mergeVerdicts(verdicts.length > 0 ? verdicts : [createOutputGuard(rules).verdict()]);
      yield { ...part, ...(isWithheld && { reason: "content-filter" as const }), verdict };
    }
  }
}

type Whole = { text: string; toolCalls: readonly ToolCall[]; reason: FinishReason };

/** The same for an answer that came as a whole. */
export function guardWhole(
  answer: Whole,
  rules: AnswerRules,
): { text: string; toolCalls: ToolCall[]; reason: FinishReason; verdict: GuardVerdict } {
  const guarded = guardText(answer.text, rules);
  const isText = guarded.text === answer.text || rules.isJson !== true || !isJson(answer.text) || isJson(guarded.text);
  // What was found reaches over the marks of JSON itself: then each of its values is cleaned by itself.
  const text = isText ? guarded.text : cleanValues(answer.text, (value) => guardText(value, { rules: rules.rules }).text);
  const calls = guarded.isWithheld ? [] : answer.toolCalls.map((call) => guardCall(call, rules));
  const firstWithheld = calls.findIndex(({ withheld }) => withheld !== null);
  const kept = firstWithheld < 0 ? calls : calls.slice(0, firstWithheld);
  return {
    text: text + (calls[firstWithheld]?.withheld ?? ""),
    toolCalls: kept.map(({ call }) => call),
    reason: guarded.isWithheld || firstWithheld >= 0 ? "content-filter" : answer.reason,
    verdict: mergeVerdicts([guarded.verdict, ...calls.slice(0, kept.length + 1).map((each) => each.verdict)]),
  };
}

type GuardedCall = { call: ToolCall; verdict: GuardVerdict; withheld: string | null };

/** The id is ours: vendors repeat theirs, also between the rounds of a conversation, and results find their call by it. */
function guardCall({ name, arguments: text, signature }: ToolCall, { rules }: AnswerRules): GuardedCall {
  const verdicts: GuardVerdict[] = [];
  let withheld: string | null = null;
  // A tool is not a reader: an address is what many of them are called with.
  const options = { rules: { ...rules, links: "off" as const } };
  const clean: Clean = (value) => {
    const guarded = guardText(value, options);
    verdicts.push(guarded.verdict);
    if (guarded.isWithheld) withheld ??= guarded.text.slice(guarded.text.lastIndexOf("[answer withheld:"));
    return guarded.text;
  };
  const call = {
    id: createId("toolCall"),
    name: clean(name),
    arguments: cleanArguments(text, clean),
    // Opaque to us: one in which a secret shows is worth less than the secret.
    ...(signature !== undefined && redactText(signature).redactions.length === 0 && { signature }),
  };
  return { call, verdict: mergeVerdicts(verdicts), withheld };
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
