import { z } from "zod";
import { defineRoute } from "../../_http/define-route.ts";

const output = z.object({ schedules: z.array(z.object({ name: z.string(), isRun: z.boolean() })) });

export const tickRoute = defineRoute({
  method: "post",
  path: "/jobs/tick",
  summary: "The queue's minute tick runs whatever schedule is due",
  access: "queue",
  limit: null,
  body: z.strictObject({}).default({}),
  output,
  errors: [],
  handle: async ({ ctx }) => ({ schedules: await ctx.deps.work.runDueSchedules() }),
});

export const dailyCronRoute = defineRoute({
  method: "get",
  path: "/cron/daily",
  summary: "Vercel Cron's daily tick: renews the queue's schedule and runs whatever is due",
  access: "cron",
  limit: null,
  output,
  errors: [],
  handle: async ({ ctx }) => {
    await ctx.deps.work.ensureSchedules();
    return { schedules: await ctx.deps.work.runDueSchedules() };
  },
});
