import { tellOfBudgets } from "../ai/tell-of-budgets.ts";
import { type FiguresOf, type ReportKind, sendReports } from "../notifications/reports/send-reports.ts";
import type { Runtime } from "./runtime.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { createSystemContext } from "./system-context.ts";

/** What people hear by the clock. */
export const notificationTasks: Readonly<Record<string, ScheduledTask>> = {
  "ai.tell-of-budgets": (runtime, { signal }) =>
    tellOfBudgets({
      accounts: runtime.deps.budgetAccounts,
      contextOf: (orgId) => createSystemContext(runtime, { job: "ai.tell-of-budgets", orgId }),
      signal,
    }),
  "notifications.send-daily": reportTask("daily"),
  "notifications.send-weekly": reportTask("weekly"),
};

function reportTask(kind: ReportKind): ScheduledTask {
  return (runtime, { slot, signal }) =>
    sendReports(runtime.deps, {
      ...{ kind, slot, signal, figuresOf: createFigures(runtime) },
      contextOf: (orgId) => createSystemContext(runtime, { job: `notifications.send-${kind}`, orgId }),
    });
}

/** More trips than that in a week are not counted one by one. */
const TRIPS_MAX = 100;

function createFigures({ deps }: Runtime): FiguresOf {
  return async (orgId, period) => {
    const [days, events, trips] = await Promise.all([
      deps.usageReports.sumByDay(orgId, period, "day", []),
      deps.guardEvents.countByDay(orgId, period),
      deps.safetyTrips.list(orgId, { after: { at: period.until, id: "" }, limit: TRIPS_MAX, isOpen: false }),
    ]);
    const countOf = (...actions: readonly string[]) =>
      events.reduce((sum, { action, count }) => sum + (actions.includes(action) ? count : 0), 0);
    return {
      calls: days.reduce((sum, { calls }) => sum + calls, 0),
      costMicros: days.reduce((sum, { costMicros }) => sum + costMicros, 0),
      ...{ blocked: countOf("block"), flagged: countOf("redact", "warn") },
      trips: trips.filter(({ at }) => at >= period.from).length,
    };
  };
}
