import type { Clock } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import type { Finding } from "../checks/finding.ts";
import { tripOnAudit } from "../trips/judge-trip.ts";
import type { SafetyAuditRecord } from "./audit-record.ts";
import { openAudit } from "./audit-seal.ts";
import { isProduced, stands } from "./is-produced.ts";
import type { AuditDeps } from "./ports.ts";

/** What follows from a failed audit; nothing from one that passed. Doing it again changes nothing more. */
export async function decideTrip(
  ctx: Context<AuditDeps>,
  record: SafetyAuditRecord,
  findings: readonly Finding[],
): Promise<SafetyAuditRecord> {
  if (record.passed) return record;
  const { _id, orgId, safetyScore, runId, model, keyId, sessionId, asTrip } = record;
  const isOurs = isProduced(record);
  const passed = stands(record);
  const { triggered, leaseId, tripId } = await tripOnAudit(ctx, {
    ...{ id: _id, passed, safetyScore, runId, findings, asTrip },
    source: isOurs && !asTrip ? "produced" : "submitted",
    subject: { model, keyId, sessionId },
    ...(isOurs && !passed && { lately: await countLately(ctx, model) }),
  });
  const settled = { failSafe: { triggered, leaseId }, tripId };
  await ctx.deps.safetyAudits.settleTrip(orgId, _id, settled);
  return { ...record, ...settled, isTripDue: false };
}

/** Of all processes together, over the window of the settings. */
async function countLately({ deps, orgId, clock }: Context<AuditDeps>, model: string): Promise<{ audits: number; failed: number }> {
  const { trip } = await deps.failsafeSettings.settingsOf(orgId);
  const since = new Date(clock.now() - trip.failureRate.windowMinutes * 60_000);
  const { audits, failed } = await deps.modelCounts.sumMinutes(orgId, model, since);
  return { audits, failed };
}

/** Older than this, whoever audited has died. */
const LATE_MS = 60_000;

/** What a dying process left undecided, of every organization. */
export async function sweepTripsDue(deps: SweepDeps, contextOf: (orgId: string) => Context<AuditDeps>, limit: number): Promise<void> {
  for (const record of await deps.safetyAudits.listTripDue(new Date(deps.clock.now() - LATE_MS), limit)) {
    const { findings } = openAudit(await deps.cipher.forOrganization(record.orgId), record);
    await decideTrip(contextOf(record.orgId), record, findings);
  }
}

type SweepDeps = Pick<AuditDeps, "safetyAudits" | "cipher"> & { clock: Clock };
