import type { Context } from "../platform/context.ts";
import { withoutAllowedPhrases } from "./allowed-phrases.ts";
import { dataActionOf, decideInput } from "./decide.ts";
import { type Inspection, inspectText, type TextSource } from "./inspect-text.ts";
import { dataClassOf } from "./internal/data-classes.ts";
import type { FoundSignal } from "./internal/find-signals.ts";
import type { SignalClass } from "./internal/signals/signal.ts";
import { type DataClass, dataClassSchema, type GuardPolicy } from "./policy.ts";
import type { GuardDeps } from "./ports.ts";
import { redactInput } from "./redact-input.ts";
import { RULES_VERSION } from "./rules-version.ts";
import type { GuardReason, GuardVerdict, Redaction } from "./schema.ts";
import { classWeightsOf } from "./weigh-classes.ts";

export type InspectInput = { text: string; source: TextSource; signal?: AbortSignal };

/** `text` is what a model may get: as it came, or redacted as the policy says. Of a blocked text nothing may be used. */
export type GuardedInput = { verdict: GuardVerdict; text: string };

/** Never throws for the text's sake: what cannot be inspected is judged by the policy's `failMode`. */
export async function guardInput(ctx: Context<GuardDeps>, input: InspectInput): Promise<GuardedInput> {
  input.signal?.throwIfAborted();
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const verdict = judgeInput(ctx, input, policy);
  ctx.deps.guard.onVerdict?.(verdict);
  return { verdict, text: verdict.action === "redact" ? redactInput(input.text, policy) : input.text };
}

export async function inspectInput(ctx: Context<GuardDeps>, input: InspectInput): Promise<GuardVerdict> {
  return (await guardInput(ctx, input)).verdict;
}

/** By a policy of the caller's choice, such as a draft. `onInspected` gets what the verdict was made of. */
export function judgeInput(
  ctx: Context,
  input: InspectInput,
  policy: GuardPolicy,
  onInspected?: (inspection: Inspection) => void,
): GuardVerdict {
  const startedAt = ctx.clock.now();
  const judged = judge(input, policy, {
    onFailure: (error) => ctx.log.error({ error, rulesVersion: RULES_VERSION }, "input guard failed"),
    ...(onInspected && { onInspected }),
  });
  return {
    stage: "guard_in",
    rulesVersion: RULES_VERSION,
    policyVersion: policy.version,
    source: input.source,
    latencyMs: Math.max(0, ctx.clock.now() - startedAt),
    ...judged,
  };
}

type Judgement = Pick<GuardVerdict, "verdict" | "action" | "score" | "reasons" | "redactions" | "modelVersion" | "classes">;
type Listeners = { onFailure(error: unknown): void; onInspected?: (inspection: Inspection) => void };

function judge({ text: original, source }: InspectInput, policy: GuardPolicy, { onFailure, onInspected }: Listeners): Judgement {
  if (original.length > policy.maxInputChars) {
    const text = `The message has ${original.length} characters; the limit is ${policy.maxInputChars}. Shorten it or attach it as a file.`;
    return refuse({ code: "guard.input_too_long", text });
  }
  try {
    const inspection = inspectText(withoutAllowedPhrases(original, policy.allowedPhrases), source, { classes: classesFor(policy) });
    onInspected?.(inspection);
    const { score, signals, sentinel, redactions } = inspection;
    const classes = classWeightsOf(inspection, source);
    const reported = redactions.filter(({ kind }) => dataActionOf([kind], policy, "input") !== "allow");
    return {
      ...decideInput({ source, score, classes, kinds: redactions.map(({ kind }) => kind) }, policy),
      score,
      reasons: [...signals.map(toReason), ...toSentinelReasons(sentinel, policy.thresholds[source]), ...toDataReasons(reported)],
      redactions: [...redactions],
      classes,
      modelVersion: sentinel?.version ?? null,
    };
  } catch (error) {
    onFailure(error);
    const reason = { code: "guard.input_uninspected", text: "The message could not be inspected." };
    if (policy.failMode === "closed") return refuse(reason);
    return { verdict: "SAFE", action: "warn", score: 0, reasons: [reason], redactions: [], modelVersion: null };
  }
}

/** What is never let in unnoticed, and whatever else the organization has decided about. */
function classesFor({ data }: GuardPolicy): DataClass[] {
  return dataClassSchema.options.filter((name) => ALWAYS_NOTED.has(name) || data[name].input !== "allow");
}

const ALWAYS_NOTED: ReadonlySet<DataClass> = new Set(["secret", "card", "iban", "national_id"]);

function refuse(reason: GuardReason): Judgement {
  return { verdict: "UNSAFE", action: "block", score: 1, reasons: [reason], redactions: [], modelVersion: null };
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

/** Only where it weighs: most texts have some likeness to attacks, and people would take any number for a finding. */
function toSentinelReasons(sentinel: Inspection["sentinel"], threshold: number): GuardReason[] {
  if (!sentinel || sentinel.score < threshold) return [];
  return [{ code: "guard.sentinel", text: `Reads like an attack to the classifier (${sentinel.score.toFixed(2)} of 1).` }];
}

function toDataReasons(redactions: readonly Redaction[]): GuardReason[] {
  const [secrets, personal] = [true, false].map((isSecret) =>
    redactions.filter(({ kind }) => (dataClassOf(kind) === "secret") === isSecret),
  );
  const list = (found: readonly Redaction[] = []) => found.map(({ kind, count }) => `${count} × ${kind}`).join(", ");
  return [
    ...(secrets?.length ? [{ code: "guard.input_secret", text: `The message holds what looks like a secret: ${list(secrets)}.` }] : []),
    ...(personal?.length ? [{ code: "guard.input_personal", text: `The message holds personal data: ${list(personal)}.` }] : []),
  ];
}
