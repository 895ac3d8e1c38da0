import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { CheckDetail, CheckReport, CheckTextInput } from "./check.schema.ts";
import { isGrey } from "./consult-judge.ts";
import { findData } from "./find-data.ts";
import { guardTexts } from "./guard-texts.ts";
import type { Inspection } from "./inspect-text.ts";
import { dataClassOf } from "./internal/data-classes.ts";
import { guardText } from "./output-guard.ts";
import { toOutputRules } from "./output-rules.ts";
import type { GuardPolicy } from "./policy.ts";
import type { GuardDeps } from "./ports.ts";
import { redactInput } from "./redact-input.ts";
import type { GuardVerdict } from "./schema.ts";

/** What the guard makes of a text. Nothing is stored, no model is asked, and a draft policy stays a draft. */
export async function checkText(ctx: Context<GuardDeps>, input: CheckTextInput): Promise<CheckReport> {
  assertPermission(ctx, "guard.write");
  const current = await ctx.deps.guard.policyOf(ctx.orgId);
  const policy: GuardPolicy = input.policy ? { ...input.policy, version: current.version } : current;
  const looked: Look[] = [];
  const report = input.kind === "output" ? judgeOutput(ctx, input.text, policy) : await judgeInput(ctx, { input, policy, looked });
  const { verdict } = report;
  return input.detail ? { ...report, detail: toDetail(input, { verdict, policy, looked }) } : report;
}

type Look = { inspection: Inspection; offset: number };
type Judging = { input: CheckTextInput; policy: GuardPolicy; looked: Look[] };

function sourceOf({ kind, source }: Pick<CheckTextInput, "kind" | "source">): "user" | "untrusted" {
  return source ?? (kind === "data" ? "untrusted" : "user");
}

async function judgeInput(ctx: Context, { input, policy, looked }: Judging): Promise<{ verdict: GuardVerdict; text: string | null }> {
  const onInspected = (inspection: Inspection, offset: number) => void looked.push({ inspection, offset });
  const { verdict } = await guardTexts(ctx, [{ text: input.text, source: sourceOf(input) }], { policy, onInspected });
  return { verdict, text: shownOf(input, verdict, policy) };
}

/** As an answer of the product would leave, but for its instructions, which nobody knows here. */
function judgeOutput(ctx: Context<GuardDeps>, text: string, policy: GuardPolicy): { verdict: GuardVerdict; text: string } {
  const { text: shown, verdict } = guardText(text, { rules: toOutputRules(policy, ctx.deps.guard.ownHosts), now: () => ctx.clock.now() });
  return { verdict, text: shown };
}

/** What a model gets of an input. */
function shownOf({ text }: CheckTextInput, { action }: GuardVerdict, policy: GuardPolicy): string | null {
  if (action === "block") return null;
  return action === "redact" ? redactInput(text, policy) : text;
}

type Seen = { verdict: GuardVerdict; policy: GuardPolicy; looked: readonly Look[] };

/** Of a text looked at in pieces the stages' times are added up, and a phrase in the overlap of two is named twice. */
function toDetail(input: CheckTextInput, { verdict, policy, looked }: Seen): CheckDetail {
  const stages = new Map<string, number>();
  for (const { name, milliseconds } of looked.flatMap(({ inspection }) => inspection.stages))
    stages.set(name, (stages.get(name) ?? 0) + milliseconds);
  const sentinels = looked.flatMap(({ inspection: { sentinel } }) => (sentinel ? [sentinel] : []));
  return {
    stages: [...stages].map(([name, milliseconds]) => ({ name, milliseconds })),
    signals: looked.flatMap(({ inspection, offset }) =>
      inspection.signals.map((signal) => ({ ...signal, start: signal.start + offset, end: signal.end + offset })),
    ),
    sentinel: sentinels.toSorted((a, b) => b.score - a.score)[0] ?? null,
    data: findData(input.text).map((found) => ({ ...found, class: dataClassOf(found.kind) })),
    threshold: input.kind === "output" ? null : policy.thresholds[sourceOf(input)],
    isGrey: isGrey(verdict),
    policy: { version: policy.version, isDraft: input.policy !== undefined },
  };
}
