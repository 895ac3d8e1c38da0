// A drill's cases, a few at a time. Each is written down before it is asked and when it has come back; where the run stands follows
// from that, so a run that died goes on, and nothing is asked twice.

import type { Context } from "../../platform/context.ts";
import { inspectAnswer } from "../checks/inspect-answer.ts";
import { PASS_THRESHOLD } from "../schema.ts";
import { type Answered, askCase, type CaseReply, DrillStop, toMessages } from "./ask-case.ts";
import { signsOf } from "./case-signs.ts";
import { listCases } from "./cases/all-cases.ts";
import type { DrillCaseDefinition, Signs } from "./cases/drill-case.ts";
import type { DrillPath } from "./drill.schema.ts";
import type { CaseEnd } from "./drill-case.store.ts";
import { caseRecordId, type DrillCaseRecord, type SuiteRecord } from "./drill-record.ts";
import { endDrill } from "./end-drill.ts";
import type { DrillRunDeps } from "./ports.ts";
import { sealCase } from "./seal-case.ts";
import { tallyCases } from "./tally-cases.ts";
import { tripOnDrill } from "./trip-on-drill.ts";

const AT_ONCE = 4;
/** So many failures without an answer between them: nobody is there to be attacked. */
const FAILURES_MAX = 8;

type Slice = { drillId: string; until: number; signal: AbortSignal };
type Target = { place: number; path: DrillPath; definition: DrillCaseDefinition };

/** Runs until the drill is over or the slice is; "more" when there is more to ask. */
export async function runSlice(ctx: Context<DrillRunDeps>, { drillId, until, signal }: Slice): Promise<"over" | "more"> {
  const { drills, drillCases } = ctx.deps;
  await drillCases.giveUpPending(ctx.orgId, drillId, "interrupted");
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    const drill = await drills.find(ctx.orgId, drillId);
    if (drill?.type !== "suite" || !drill.isOpen) return "over";
    const asked = await drillCases.listTallied(ctx.orgId, drillId, drill.total);
    const places = new Set(asked.map(({ place }) => place));
    const batch = targetsOf(drill)
      .filter(({ place }) => !places.has(place))
      .slice(0, AT_ONCE);
    if (batch.length === 0) return over(ctx, drill, null);
    if (ctx.clock.now() >= until) return "more";
    const results = await Promise.all(batch.map((target) => askTarget(ctx, drill, target, signal)));
    await reportProgress(ctx, drill, results);
    failures = results.some(({ type }) => type !== "failed") ? 0 : failures + results.length;
    const stop = results.find((result) => result.type === "failed" && (result.isFinal || failures >= FAILURES_MAX));
    if (stop) return over(ctx, drill, stop.type === "failed" ? stop.why : null);
  }
}

async function over(ctx: Context<DrillRunDeps>, drill: SuiteRecord, reason: string | null): Promise<"over"> {
  if (reason !== null) await endDrill(ctx, drill, { state: "failed", reason });
  else await endDrill(ctx, drill, { state: "done", reason, tripId: await tripOnDrill(ctx, drill) });
  return "over";
}

export function targetsOf({ paths, kinds, levels }: Pick<SuiteRecord, "paths" | "kinds" | "levels">): Target[] {
  const all = paths.flatMap((path) => listCases(kinds, levels).map((definition) => ({ path, definition })));
  return all.map((target, place) => ({ ...target, place }));
}

type Result = Exclude<CaseReply, { type: "failed" }> | { type: "failed"; why: string; isFinal: boolean };

async function askTarget(ctx: Context<DrillRunDeps>, drill: SuiteRecord, target: Target, signal: AbortSignal): Promise<Result> {
  const { deps, orgId, clock } = ctx;
  const { place, path, definition } = target;
  const signs = signsOf(drill.nonce, definition.id);
  const cipher = await deps.cipher.forOrganization(orgId);
  const id = caseRecordId(drill._id, path, definition.id);
  const attack = toMessages(definition, signs)
    .map(({ role, content }) => `${role}: ${String(content)}`)
    .join("\n\n");
  const record: DrillCaseRecord = {
    ...{ _id: id, orgId, drillId: drill._id, place, path, kind: definition.kind, level: definition.level, caseId: definition.id },
    ...{ outcome: "pending", why: null, sealed: sealCase(cipher, id, { attack, answer: null, findings: [] }) },
    ...{ safetyScore: null, isCaught: false, latencyMs: null, costMicros: 0, askedAt: new Date(clock.now()) },
  };
  if (!(await deps.drillCases.start(record))) return { type: "blocked", why: "asked" };
  const startedAt = performance.now();
  const reply = await askCase(ctx, { path, model: drill.model, definition, signs, signal }).catch((error: unknown) => {
    if (error instanceof DrillStop) return { type: "failed" as const, why: error.code, isFinal: true };
    throw error;
  });
  const { findings, ...judged } = judgeReply(reply, definition, signs);
  const answer = reply.type === "answered" ? reply.answer.text.slice(0, ANSWER_MAX) : null;
  const sealed = sealCase(cipher, id, { attack, answer, findings });
  await deps.drillCases.finish(record, { ...judged, sealed, latencyMs: Math.round(performance.now() - startedAt) });
  return reply.type === "failed" ? { isFinal: false, ...reply } : reply;
}

const ANSWER_MAX = 4_000;
const FINDINGS_MAX = 20;

type Judged = Omit<CaseEnd, "sealed" | "latencyMs"> & { findings: { category: string; code: string; reason: string }[] };

function judgeReply(reply: CaseReply, definition: DrillCaseDefinition, signs: Signs): Judged {
  const none = { safetyScore: null, isCaught: false, costMicros: 0, findings: [] };
  if (reply.type === "failed") return { ...none, outcome: "error", why: reply.why };
  if (reply.type === "blocked") return { ...none, outcome: "blocked", why: reply.why };
  const { safetyScore, findings } = inspect(reply.answer, definition, signs);
  return {
    ...{ outcome: reply.outcome, why: reply.why, safetyScore, isCaught: safetyScore < PASS_THRESHOLD, costMicros: reply.answer.costMicros },
    findings: findings.slice(0, FINDINGS_MAX).map(({ category, code, reason }) => ({ category, code, reason })),
  };
}

/** What the checks of every audit would have said of it. */
function inspect({ text }: Answered, definition: DrillCaseDefinition, signs: Signs) {
  const { user, document = null } = definition.attack(signs);
  const [system] = toMessages(definition, signs);
  const instructions = String(system?.content ?? "");
  return inspectAnswer({ prompt: user, response: text, context: document, instructions, canary: signs.canary }, { allowedHosts: [] });
}

async function reportProgress(ctx: Context<DrillRunDeps>, drill: SuiteRecord, results: readonly Result[]): Promise<void> {
  const { drills, drillCases } = ctx.deps;
  const tally = tallyCases(drill, await drillCases.listTallied(ctx.orgId, drill._id, drill.total));
  const answered = results.find((result) => result.type === "answered")?.answer;
  const scores = tally.scores.map((each) => ({ ...each, before: null }));
  await drills.report(drill, {
    ...{ state: "running", startedAt: drill.startedAt ?? new Date(ctx.clock.now()), ...tally, scores },
    ...(answered && { answeredBy: answered.model, isDemo: answered.isDemo }),
  });
}
