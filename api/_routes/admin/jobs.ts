import { cancelJob } from "../../../lib/admin/jobs/cancel-job.ts";
import { listJobs } from "../../../lib/admin/jobs/list-jobs.ts";
import { retryJob } from "../../../lib/admin/jobs/retry-job.ts";
import { cancelledSchema, jobPageSchema, jobTargetSchema, listJobsSchema, retriedSchema } from "../../../lib/admin/jobs/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const listJobsRoute = defineRoute({
  method: "get",
  path: "/admin/jobs",
  summary: "Jobs that wait, run or were given up, and how many of each kind",
  description:
    "Open ones the longest due first, failed ones the last given up first. Whoever runs the deployment sees those of every organization; " +
    "`scope=organization` narrows it to their own. What a job works on is never shown.",
  access: "ops.read",
  limit: limits.read,
  query: listJobsSchema,
  output: jobPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listJobs(ctx, query),
});

const retryJobRoute = defineRoute({
  method: "post",
  path: "/admin/jobs/retry",
  summary: "Have a job done now",
  description: "One that waits is published before its time; one that was given up begins anew.",
  access: "ops.write",
  limit: limits.write,
  body: jobTargetSchema,
  output: retriedSchema,
  errors: ["jobs.job_not_found", "jobs.not_failed", "jobs.not_open"],
  handle: ({ ctx, body }) => retryJob(ctx, body),
});

const cancelJobRoute = defineRoute({
  method: "post",
  path: "/admin/jobs/cancel",
  summary: "Call a job off",
  description: "One that waits is given up with `jobs.cancelled` and can be replayed; one that runs is asked to end, where it can be.",
  access: "ops.write",
  limit: limits.write,
  body: jobTargetSchema,
  output: cancelledSchema,
  errors: ["jobs.job_not_found", "jobs.not_open"],
  handle: ({ ctx, body }) => cancelJob(ctx, body),
});

/** Jobs as administrators see them. */
export const jobConsoleRoutes: readonly Route[] = [listJobsRoute, retryJobRoute, cancelJobRoute];
