import { z } from "zod";
import { AppError } from "../../../lib/platform/errors.ts";
import { jobMessageSchema } from "../../../lib/platform/jobs/publish-record.ts";
import { defineRoute } from "../../_http/define-route.ts";

const MS = 1_000;

export const runJobRoute = defineRoute({
  method: "post",
  path: "/jobs/run",
  summary: "Delivery of one job by QStash",
  access: "queue",
  limit: null,
  body: jobMessageSchema,
  output: z.object({ outcome: z.enum(["done", "nothing-to-do"]) }),
  errors: ["jobs.busy", "jobs.retry", "jobs.given_up"],
  handle: async ({ ctx, body }) => {
    const outcome = await ctx.deps.work.deliver(body);
    switch (outcome.type) {
      case "done":
      case "nothing-to-do":
        return { outcome: outcome.type };
      case "busy":
        throw new AppError("conflict", "jobs.busy", "Another process works on this job.", { retryAfterSeconds: outcome.retryAfterMs / MS });
      case "retry":
        throw new AppError("unavailable", "jobs.retry", `The job failed and is tried again: ${outcome.reason}.`, {
          retryAfterSeconds: outcome.retryAfterMs / MS,
        });
      case "given-up":
        throw new AppError("given_up", "jobs.given_up", `The job is given up: ${outcome.reason}.`);
    }
  },
});
