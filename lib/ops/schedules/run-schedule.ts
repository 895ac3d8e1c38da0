import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { SCHEDULES, TICK_PATH } from "../cron.ts";
import { isUnfinished } from "./list-schedules.ts";
import type { ScheduleDeps } from "./ports.ts";
import type { RunScheduleInput, ScheduleRunView } from "./schedule.schema.ts";
import { toRun } from "./to-run.ts";
import { toRunView } from "./to-run-view.ts";

const UNFINISHED_MAX = 200;
/** As long as a function may run. */
const TICK_SECONDS = 300;

/** Written down together with who asked and why; the tick it asks the queue for runs it, or else the next one. */
export async function runSchedule(ctx: Context<ScheduleDeps>, { name, reason }: RunScheduleInput): Promise<ScheduleRunView> {
  assertPermission(ctx, "deployment.write");
  const { db, audit, scheduleRuns, queue } = ctx.deps;
  const schedule = SCHEDULES.find((each) => each.name === name);
  if (!schedule) throw new AppError("not_found", "operations.schedule_not_found", `There is no schedule ${name}.`);
  const now = ctx.clock.now();
  const unfinished = await scheduleRuns.listUnfinished(UNFINISHED_MAX);
  if (unfinished.some((run) => run.name === name && isUnfinished(run, now))) throw runningAlready(name);
  const run = toRun(schedule, new Date(now), { now, state: "queued", trigger: "person" });
  const target = { type: "schedule", id: name };
  const entry = toAuditRecord(ctx, { action: "operations.schedule-run", target, severity: "notice", reason, after: { run: run._id } });
  await db.withTransaction(async (session) => {
    await scheduleRuns.insert(run, session);
    await audit.append(entry, session);
  });
  await queue
    .publish({ path: TICK_PATH, body: {}, deduplicationId: run._id.replaceAll(/[^\w-]/g, "-"), retries: 0, timeoutSeconds: TICK_SECONDS })
    .catch((error: unknown) => ctx.log.warn({ error, schedule: name }, "the queue was not told of a run; the next tick finds it"));
  return toRunView(run);
}

function runningAlready(name: string): AppError {
  return new AppError("conflict", "operations.schedule_running", `${name} runs already, or waits to. Look at its last runs.`);
}
