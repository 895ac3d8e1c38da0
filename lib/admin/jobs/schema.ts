import { z } from "zod";
import { LISTED_STATES } from "../../platform/jobs/job-view.ts";
import { scopeSchema } from "../reach.ts";

const kindSchema = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/)
  .max(80);
const listedStateSchema = z.enum(LISTED_STATES);

export const listJobsSchema = z.strictObject({
  scope: scopeSchema.optional(),
  kind: kindSchema.optional(),
  state: z.enum([...LISTED_STATES, "open"]).default("open"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListJobsInput = z.output<typeof listJobsSchema>;

export const jobTargetSchema = z.strictObject({
  kind: kindSchema,
  jobId: z.string().regex(/^[a-z]{3}_[\w]{1,80}$/),
  orgId: z.string().max(80).optional().describe("Another organization's, for whoever runs the deployment"),
  reason: z.string().trim().min(3).max(500),
});
export type JobTargetInput = z.output<typeof jobTargetSchema>;

const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  orgId: z.string(),
  state: listedStateSchema,
  attempts: z.int().min(0),
  createdAt: z.iso.datetime(),
  at: z.iso.datetime().describe("When an open one is looked at again, or a failed one was given up"),
  lastError: z.string().nullable().describe("A code with a page under docs/errors"),
});
export type JobEntry = z.infer<typeof jobSchema>;

const jobCountSchema = z.object({ kind: z.string(), state: listedStateSchema, count: z.int().min(0), oldestAt: z.iso.datetime() });

export const jobPageSchema = z.object({
  items: z.array(jobSchema),
  nextCursor: z.string().nullable(),
  counts: z.array(jobCountSchema).describe("By kind and state, over all pages; of each collection of jobs the first 20,000"),
  kinds: z.array(z.string()).describe("Every kind of job there is"),
});
export type JobListPage = z.infer<typeof jobPageSchema>;

export const retriedSchema = z.object({ outcome: z.enum(["published", "started-over"]) });
export const cancelledSchema = z.object({ outcome: z.enum(["cancelled", "asked-to-stop"]) });
