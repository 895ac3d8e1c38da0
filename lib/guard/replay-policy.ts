import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";
import { isGrey, withOpinion } from "./consult-judge.ts";
import { decideInput } from "./decide.ts";
import { GREY_FLOOR } from "./event.schema.ts";
import type { GuardEventRecord } from "./event.store.ts";
import type { GuardEventDeps } from "./event-ports.ts";
import { dataClassSchema, type GuardAction, type GuardPolicyRules } from "./policy.ts";
import type { ReplayPolicyInput, ReplayReport } from "./replay.schema.ts";
import { severestAction } from "./severest-action.ts";

const DAY_MS = 86_400_000;
const PAGE_EVENTS = 2_000;
const EXAMPLES_MAX = 50;

/** What today's policy, or a draft, would have made of what the guard saw in the last days. */
export async function replayPolicy(
  ctx: Context<GuardEventDeps>,
  { days, policy: draft, cursor }: ReplayPolicyInput,
): Promise<ReplayReport> {
  assertPermission(ctx, "guard-events.read");
  const current = await ctx.deps.guard.policyOf(ctx.orgId);
  const now = ctx.clock.now();
  const from = new Date(now - days * DAY_MS);
  const page = { after: readTimeCursor(cursor), limit: PAGE_EVENTS };
  const events = await ctx.deps.guardEvents.listSince(ctx.orgId, from, page);
  const changed = events
    .map((event) => ({ event, from: event.action, to: decideAgain(event, draft ?? current) }))
    .filter((each) => each.from !== each.to);
  return {
    from: from.toISOString(),
    to: new Date(now).toISOString(),
    policyVersion: draft ? null : current.version,
    floor: GREY_FLOOR,
    looked: events.length,
    changed: changed.length,
    transitions: countTransitions(changed),
    examples: changed.slice(0, EXAMPLES_MAX).map(({ event, ...actions }) => ({ ...toExample(event), ...actions })),
    nextCursor: nextTimeCursor(events, PAGE_EVENTS),
  };
}

/** From what was stored of a verdict; the words are not needed, and a judge is not asked again. */
export function decideAgain(event: GuardEventRecord, policy: GuardPolicyRules): GuardAction {
  if (event.stage === "guard_out") return severestAction(event.reasons.map((code) => outputActionOf(code, policy)));
  const kinds = event.redactions.map(({ kind }) => kind);
  const { source = "user", classes = [], score, judge } = event;
  const decision = decideInput({ source, classes, score, kinds }, policy);
  if (!judge || policy.judge.mode === "off" || !isGrey({ ...decision, score })) return decision.action;
  return withOpinion({ ...event, ...decision, reasons: [] }, judge, policy).action;
}

/** Of what the output guard has named. Which links a policy of another strictness would have spared, its code does not tell. */
function outputActionOf(code: string, policy: GuardPolicyRules): GuardAction {
  if (code === "guard.system_prompt_leak") return "redact";
  if (code === "guard.instructions_repeated") return policy.instructions;
  if (code === "guard.output_image" || code === "guard.output_link") return policy.links === "off" ? "allow" : "redact";
  const dataClass = dataClassSchema.options.find((name) => code === `guard.output_${name}`);
  return dataClass ? policy.data[dataClass].output : "allow";
}

function toExample({ _id, at, ref, feature, stage, score }: GuardEventRecord) {
  return { id: _id, at: at.toISOString(), ref, feature, stage, score };
}

function countTransitions(changed: readonly { from: GuardAction; to: GuardAction }[]): ReplayReport["transitions"] {
  const counts = new Map<string, ReplayReport["transitions"][number]>();
  for (const { from, to } of changed) {
    const known = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    counts.set(`${from} ${to}`, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
