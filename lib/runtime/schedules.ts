import { SCHEDULES, TICK_PATH, tickCron, tickMsOf } from "../ops/cron.ts";
import { type Clockwork, runDue, type ScheduleRun } from "../ops/schedules/run-due.ts";
import type { Runtime } from "./runtime.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { moduleTasks } from "./tasks-of-modules.ts";
import { operationsTasks } from "./tasks-of-operations.ts";
import { platformTasks } from "./tasks-of-platform.ts";

/** What each schedule of the table does. */
export const tasks: Readonly<Record<string, ScheduledTask>> = { ...platformTasks, ...moduleTasks, ...operationsTasks };

/** Whatever is due, several at once. */
export function runDueSchedules(runtime: Runtime): Promise<ScheduleRun[]> {
  const { env, owner, deps } = runtime;
  const { clock, log, schedules, scheduleRuns: runs } = deps;
  const work: Clockwork["work"] = async (name, turn) => tasks[name]?.(runtime, turn);
  return runDue({ table: SCHEDULES, tickMs: tickMsOf(env.tickMinutes), owner, clock, log, runs, schedules, work });
}

/** Tells QStash to tick, every minute unless a small plan asks for less; repeating it changes nothing. */
export async function ensureSchedules(runtime: Runtime): Promise<void> {
  await runtime.deps.queue.schedule({ name: "aegis-tick", cron: tickCron(runtime.env.tickMinutes), path: TICK_PATH, body: {} });
}
