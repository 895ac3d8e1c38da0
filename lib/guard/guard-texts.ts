import type { Context } from "../platform/context.ts";
import { judgeInput } from "./inspect-input.ts";
import type { Inspection, TextSource } from "./inspect-text.ts";
import { mergeVerdicts } from "./merge-verdicts.ts";
import type { GuardPolicy } from "./policy.ts";
import { RULES_VERSION } from "./rules-version.ts";
import type { GuardVerdict } from "./schema.ts";

export type GuardedPiece = { text: string; source: TextSource };

/** `suspect` is the text that weighs most: what a judge would be asked about. */
export type GuardedTexts = { verdict: GuardVerdict; suspect: string };

/** So many characters of one piece share their neighbour's end, so that no phrase hides in a cut. */
const OVERLAP_CHARS = 512;

type Options = { policy: GuardPolicy; onInspected?: (inspection: Inspection, offset: number) => void };

/** One verdict on all of them. Long texts are judged piece by piece, and between two of them others get their turn. */
export async function guardTexts(ctx: Context, pieces: readonly GuardedPiece[], options: Options): Promise<GuardedTexts> {
  const { policy, onInspected } = options;
  const cut = pieces.flatMap((piece) => split(piece, policy.maxInputChars));
  const verdicts: GuardVerdict[] = [];
  let suspect = { score: -1, text: "" };
  for (const { text, source, offset } of cut) {
    if (verdicts.length > 0 && text.length > OVERLAP_CHARS) await new Promise((resolve) => setImmediate(resolve));
    const verdict = judgeInput(ctx, { text, source }, policy, (inspection) => onInspected?.(inspection, offset));
    if (verdict.score > suspect.score) suspect = { score: verdict.score, text };
    verdicts.push(verdict);
  }
  return { verdict: verdicts.length === 0 ? nothingToJudge(policy.version) : mergeVerdicts(verdicts), suspect: suspect.text };
}

function nothingToJudge(policyVersion: number): GuardVerdict {
  const nothing = { reasons: [], redactions: [], rulesVersion: RULES_VERSION, modelVersion: null, policyVersion, latencyMs: 0 };
  return { stage: "guard_in", verdict: "SAFE", action: "allow", score: 0, ...nothing };
}

function split({ text, source }: GuardedPiece, max: number): (GuardedPiece & { offset: number })[] {
  if (text.length <= max) return text === "" ? [] : [{ text, source, offset: 0 }];
  const parts: (GuardedPiece & { offset: number })[] = [];
  for (let start = 0; start < text.length; start += max - OVERLAP_CHARS)
    parts.push({ text: text.slice(start, start + max), source, offset: start });
  return parts;
}
