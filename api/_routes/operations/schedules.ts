import { listSchedules } from "../../../lib/ops/schedules/list-schedules.ts";
import { runSchedule } from "../../../lib/ops/schedules/run-schedule.ts";
import { runScheduleSchema, scheduleListSchema, scheduleRunSchema } from "../../../lib/ops/schedules/schedule.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const listSchedulesRoute = defineRoute({
  method: "get",
  path: "/operations/schedules",
  summary: "What happens by the clock: when it comes next, and what became of its last twenty runs",
  access: "deployment.read",
  limit: limits.read,
  output: scheduleListSchema,
  errors: [],
  handle: ({ ctx }) => listSchedules(ctx),
});

const runScheduleRoute = defineRoute({
  method: "post",
  path: "/operations/schedules/run",
  summary: "Run a schedule now, beside its own slots",
  description: "It is begun by the queue's next tick, which is asked for at once. One that runs, or waits to, is not begun a second time.",
  access: "deployment.write",
  limit: limits.write,
  status: 202,
  body: runScheduleSchema,
  output: scheduleRunSchema,
  errors: ["operations.schedule_not_found", "operations.schedule_running"],
  handle: ({ ctx, body }) => runSchedule(ctx, body),
});

export const scheduleRoutes: readonly Route[] = [listSchedulesRoute, runScheduleRoute];
