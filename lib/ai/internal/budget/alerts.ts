import type { AuditStore } from "../../../platform/audit/audit.store.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Context } from "../../../platform/context.ts";
import type { Database } from "../../../platform/db.ts";
import { createId } from "../../../platform/ids.ts";
import type { Logger } from "../../../platform/log.ts";
import type { BudgetAccount, BudgetCap, BudgetCounter, BudgetStore } from "../../budget.store.ts";
import { counterKey } from "./period.ts";

/** Of the cap, spent or uncertain. The last one says that calls are being refused. */
export const ALERT_PERCENTS = [50, 80, 90, 100] as const;
/** From here on a refusal means that the cap is used up: what is left fits no call any more. */
const REFUSING_FROM_PERCENT = 90;

export type AlertDeps = {
  db: Pick<Database, "withTransaction">;
  accounts: Pick<BudgetStore, "addAlert">;
  audit: Pick<AuditStore, "append">;
  clock: Clock;
  log: Logger;
};

/** The thresholds that were passed and not told of. */
export function dueAlerts(capMicros: number, counter: BudgetCounter, isRefusing = false): number[] {
  const usedMicros = counter.spentMicros + counter.uncertainMicros;
  const isUsedUp = isRefusing && (usedMicros + counter.heldMicros) * 100 >= capMicros * REFUSING_FROM_PERCENT;
  const sent = new Set(counter.alerts.map(({ percent }) => percent));
  return ALERT_PERCENTS.filter(
    (percent) => !sent.has(percent) && (usedMicros * 100 >= capMicros * percent || (percent === 100 && isUsedUp)),
  );
}

/** Each alert once for a cap and period, with its audit record or not at all. What fails is due again at the next change. */
export async function raiseAlerts(
  deps: AlertDeps,
  account: Pick<BudgetAccount, "orgId" | "caps" | "counters">,
  input: { now: number; refusedBy?: string },
): Promise<void> {
  for (const cap of account.caps) {
    const key = counterKey(cap, input.now);
    const counter = account.counters[key];
    if (!counter) continue;
    const isRefusing = input.refusedBy === cap.id;
    const percents = dueAlerts(cap.capMicros, counter, isRefusing);
    if (percents.length === 0) continue;
    await raise(deps, { orgId: account.orgId, cap, key, counter, percents, isRefusing }).catch((error: unknown) => {
      deps.log.warn({ budgetId: cap.id, error }, "a budget's alert could not be written; it is tried again at the next change");
    });
  }
}

type Due = { orgId: string; cap: BudgetCap; key: string; counter: BudgetCounter; percents: readonly number[]; isRefusing: boolean };

async function raise(deps: AlertDeps, { orgId, cap, key, counter, percents, isRefusing }: Due): Promise<void> {
  // Where calls are refused, what is set aside for others is what they lack.
  const usedMicros = counter.spentMicros + counter.uncertainMicros + (isRefusing ? counter.heldMicros : 0);
  const at = new Date(deps.clock.now());
  const raised = await deps.db.withTransaction(async (session) => {
    const done: number[] = [];
    for (const percent of percents) {
      if (!(await deps.accounts.addAlert(orgId, key, { percent, at, usedMicros }, session))) continue;
      const record = toAuditRecord(systemContext(deps, orgId), {
        action: "ai.budget-alert-raised",
        target: { type: "budget", id: cap.id },
        severity: percent === 100 ? "warning" : "notice",
        reason: `${percent}%`,
        after: { percent, usedMicros, capMicros: cap.capMicros, counter: key },
      });
      await deps.audit.append(record, session);
      done.push(percent);
    }
    return done;
  });
  for (const percent of raised)
    deps.log.warn({ orgId, budgetId: cap.id, percent, usedMicros, capMicros: cap.capMicros }, "a budget is being used up");
}

function systemContext({ clock, log }: AlertDeps, orgId: string): Context {
  const nobody = { role: null, permissions: new Set<never>(), requestId: createId("request"), ip: "", userAgent: "" };
  return { actor: { type: "system", job: "ai.budget-alerts" }, orgId, ...nobody, clock, log, deps: {} };
}
