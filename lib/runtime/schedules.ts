import { periodOf, SCHEDULES, slotAt, TICK_PATH, tickCron } from "../ops/cron.ts";
import type { Runtime } from "./runtime.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { moduleTasks } from "./tasks-of-modules.ts";
import { operationsTasks } from "./tasks-of-operations.ts";
import { platformTasks } from "./tasks-of-platform.ts";

/** What each schedule of the table does. */
export const tasks: Readonly<Record<string, ScheduledTask>> = { ...platformTasks, ...moduleTasks, ...operationsTasks };

export type ScheduleRun = { name: string; isRun: boolean };

/** One failing task does not keep the others from running; its error is kept on the schedule and thrown at the end. */
export async function runDueSchedules(runtime: Runtime): Promise<ScheduleRun[]> {
  const { deps } = runtime;
  const results: ScheduleRun[] = [];
  const failures: unknown[] = [];
  for (const schedule of SCHEDULES) {
    const now = deps.clock.now();
    const slot = slotAt(schedule, now);
    const isRun = await deps.schedules.takeSlot(schedule.name, slot, new Date(now), periodOf(schedule, now));
    results.push({ name: schedule.name, isRun });
    if (!isRun) continue;
    const work = tasks[schedule.name]?.(runtime, { slot, signal: AbortSignal.timeout(schedule.timeoutMs) });
    const failure = await work?.then(
      () => null,
      (error: unknown) => error,
    );
    await deps.schedules.finish(schedule.name, slot, new Date(deps.clock.now()), failure === null ? null : "failed");
    if (failure !== null) failures.push(failure);
  }
  if (failures.length > 0) throw new AggregateError(failures, "A schedule failed.");
  return results;
}

/** Tells QStash to tick, every minute unless a small plan asks for less; repeating it changes nothing. */
export async function ensureSchedules(runtime: Runtime): Promise<void> {
  await runtime.deps.queue.schedule({ name: "aegis-tick", cron: tickCron(runtime.env.tickMinutes), path: TICK_PATH, body: {} });
}
