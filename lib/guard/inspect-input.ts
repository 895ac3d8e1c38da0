import type { Context } from "../platform/context.ts";
import { type FoundSignal, findSignals } from "./internal/find-signals.ts";
import type { SignalClass } from "./internal/signals/signal.ts";
import { redactText } from "./output-guard.ts";
import type { GuardDeps, GuardPolicy } from "./ports.ts";
import { RULES_VERSION } from "./rules-version.ts";
import type { GuardReason, GuardVerdict, Redaction } from "./schema.ts";

/** "untrusted" is text nobody in the conversation wrote: a file, a page, a tool's result. */
type InspectInput = { text: string; source: "user" | "untrusted"; signal?: AbortSignal };

/** In text that should be data, words addressed to the assistant weigh more: 0.5 becomes 0.65. */
const UNTRUSTED_POWER = 1.5;

/** Never throws for the text's sake: what cannot be inspected is judged by the policy's `failMode`. */
export async function inspectInput(ctx: Context<GuardDeps>, input: InspectInput): Promise<GuardVerdict> {
  input.signal?.throwIfAborted();
  const policy = ctx.deps.guard;
  const startedAt = ctx.clock.now();
  const judged = judge(input, policy, (error) => ctx.log.error({ error, rulesVersion: RULES_VERSION }, "input guard failed"));
  return { stage: "guard_in", rulesVersion: RULES_VERSION, latencyMs: Math.max(0, ctx.clock.now() - startedAt), ...judged };
}

type Judgement = Pick<GuardVerdict, "verdict" | "score" | "reasons" | "redactions">;

function judge(input: InspectInput, policy: GuardPolicy, onFailure: (error: unknown) => void): Judgement {
  if (input.text.length > policy.maxInputChars) {
    const text = `The message has ${input.text.length} characters; the limit is ${policy.maxInputChars}. Shorten it or attach it as a file.`;
    return { verdict: "UNSAFE", score: 1, reasons: [{ code: "guard.input_too_long", text }], redactions: [] };
  }
  try {
    const signals = findSignals(input.text);
    const { redactions } = redactText(input.text);
    const score = combine(signals, input.source);
    const reasons = [...signals.map(toReason), ...toSecretReasons(redactions)];
    return { verdict: score >= policy.blockThreshold ? verdictOf(signals) : "SAFE", score, reasons, redactions };
  } catch (error) {
    onFailure(error);
    const reasons = [{ code: "guard.input_uninspected", text: "The message could not be inspected." }];
    return policy.failMode === "closed"
      ? { verdict: "UNSAFE", score: 1, reasons, redactions: [] }
      : { verdict: "SAFE", score: 0, reasons, redactions: [] };
  }
}

/** Noisy-or: each signal alone may be enough, several weak ones add up, and the score never passes 1. */
function combine(signals: readonly FoundSignal[], source: InspectInput["source"]): number {
  const power = source === "untrusted" ? UNTRUSTED_POWER : 1;
  const innocent = signals.reduce((product, signal) => product * (1 - signal.weight) ** power, 1);
  return Math.round((1 - innocent) * 1000) / 1000;
}

const HIJACKING: ReadonlySet<SignalClass> = new Set(["override", "extraction", "role_hijack", "delimiter_forging", "encoding_trick"]);

/** Named after what weighs most: taking over the assistant, or using it against somebody. */
function verdictOf(signals: readonly FoundSignal[]): GuardVerdict["verdict"] {
  const strongest = signals.toSorted((a, b) => b.weight - a.weight)[0];
  return strongest && HIJACKING.has(strongest.class) ? "JAILBREAK" : "UNSAFE";
}

const SENTENCES: Record<SignalClass, string> = {
  override: "Tries to replace the assistant's instructions",
  extraction: "Tries to read hidden instructions or secrets",
  role_hijack: "Tries to talk the assistant out of its limits",
  delimiter_forging: "Imitates the marks that part the system's text from the user's",
  exfiltration: "Tries to send data elsewhere",
  encoding_trick: "Hides text from the reader",
  tool_abuse: "Tries to misuse tools",
};

/** Positions only: the words themselves stay in the encrypted message. */
function toReason(signal: FoundSignal): GuardReason {
  const place = signal.end > signal.start ? ` (characters ${signal.start}–${signal.end})` : "";
  const disguise = signal.disguise ? `, disguised by ${signal.disguise}` : "";
  return { code: `guard.${signal.id}`, text: `${SENTENCES[signal.class]}${disguise}${place}.` };
}

function toSecretReasons(redactions: readonly Redaction[]): GuardReason[] {
  if (redactions.length === 0) return [];
  const kinds = redactions.map(({ kind, count }) => `${count} × ${kind}`).join(", ");
  return [{ code: "guard.input_secret", text: `The message holds what looks like a secret: ${kinds}.` }];
}
