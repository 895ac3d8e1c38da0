import { assertPermission, userRequired } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { createId } from "../../../platform/ids.ts";
import { type Subject, subjectKey } from "../../../platform/safety-gate.ts";
import { DrillStop } from "../ask-case.ts";
import type { CreateScenarioInput, ScenarioDrill, ScenarioName } from "../drill.schema.ts";
import type { ScenarioRecord } from "../drill-record.ts";
import { toScenario } from "../to-drill.ts";
import { rehearseCostSpike } from "./cost-spike.ts";
import { endRehearsal } from "./end-rehearsal.ts";
import { rehearseKeyCompromise } from "./key-compromise.ts";
import { rehearseLeak } from "./leak.ts";
import type { ScenarioDeps } from "./ports.ts";
import { rehearsePrivilegeEscalation } from "./privilege-escalation.ts";
import { rehearsePromptInjection } from "./prompt-injection.ts";
import { createRehearsal, type Rehearsal } from "./rehearsal.ts";

const TIMEOUT_MS = 60_000;

const REHEARSALS: Readonly<Record<ScenarioName, (rehearsal: Rehearsal) => Promise<void>>> = {
  prompt_injection: rehearsePromptInjection,
  key_compromise: rehearseKeyCompromise,
  cost_spike: rehearseCostSpike,
  leak: rehearseLeak,
  privilege_escalation: rehearsePrivilegeEscalation,
};

/** While its person waits: it takes seconds, makes a key in their name, and harms nobody. */
export async function runScenario(ctx: Context<ScenarioDeps>, { scenario }: CreateScenarioInput): Promise<ScenarioDrill> {
  assertPermission(ctx, "failsafe.trip");
  if (ctx.actor.type !== "user") throw userRequired();
  const record = await begin(ctx, scenario, ctx.actor.userId);
  const drillId = record._id;
  const subject: Subject = { type: "model", name: `drill/${drillId}` };
  const rehearsal = createRehearsal({ ctx, drillId, subject, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const played = await play(rehearsal, scenario);
  const end = { ...rehearsal.outcome(), ...played, finishedAt: new Date(ctx.clock.now()) };
  const target = { type: "safety-drill", id: drillId };
  const { detected, blocked, containedMs, state } = end;
  const entry = toAuditRecord(ctx, {
    action: "failsafe.rehearsal-ended",
    target,
    after: { scenario, state, detected, blocked, containedMs },
  });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.drills.finishScenario(record, end, session);
    await ctx.deps.audit.append(entry, session);
  });
  return toScenario({ ...record, ...end }, ctx.clock.now());
}

type Played = Pick<ScenarioRecord, "state" | "isRun" | "reason" | "subject" | "tripId">;

/** One that cannot run says why. Whatever became of it, nothing of it stays tripped. */
async function play(rehearsal: Rehearsal, scenario: ScenarioName): Promise<Played> {
  const { ctx, drillId, subjects } = rehearsal;
  const reason = await REHEARSALS[scenario](rehearsal).then(
    () => null,
    (error: unknown) => {
      ctx.log.warn({ error, scenario }, "a rehearsal could not be run to its end");
      return reasonOf(error);
    },
  );
  const trips: (string | null)[] = [];
  for (const subject of subjects) trips.push(await endRehearsal(ctx, subject, drillId));
  const held = subjects.at(-1) ?? rehearsal.subject;
  const tripId = trips.find((id) => id !== null) ?? null;
  return { state: reason === null ? "done" : "failed", isRun: reason === null, reason, subject: subjectKey(held), tripId };
}

function reasonOf(error: unknown): string {
  if (error instanceof DrillStop || error instanceof AppError) return error.code;
  return "internal";
}

async function begin(ctx: Context<ScenarioDeps>, scenario: ScenarioName, userId: string): Promise<ScenarioRecord> {
  const at = new Date(ctx.clock.now());
  const record: ScenarioRecord = {
    ...{
      _id: createId("safetyDrill"),
      orgId: ctx.orgId,
      type: "scenario",
      scenario,
      state: "running",
      at,
      startedAt: at,
      finishedAt: null,
    },
    ...{ trigger: "person", startedBy: userId, reason: null, tripId: null, isRun: false, subject: null },
    ...{ detected: null, blocked: null, containedMs: null, steps: [] },
  };
  const target = { type: "safety-drill", id: record._id };
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.drills.insert(record, session);
    await ctx.deps.audit.append(toAuditRecord(ctx, { action: "failsafe.rehearsal-started", target, reason: scenario }), session);
  });
  return record;
}
