import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const scopeSchema = z.enum(["organization", "deployment"]);

const overviewSchema = z.object({
  scope: scopeSchema,
  at: z.string(),
  metrics: z.object({
    totalUsers: z.number(),
    totalChats: z.number(),
    totalMessages: z.number(),
    tokensUsed: z.number(),
    activeUsers: z.number(),
  }),
  costTodayMicros: z.number(),
  costMonthMicros: z.number(),
  jobs: z.object({ waiting: z.number(), running: z.number(), failed: z.number(), oldestWaitingAt: z.nullable(z.string()) }),
  deadLetters: z.number(),
  days: z.array(
    z.object({
      day: z.string(),
      calls: z.number(),
      failedCalls: z.number(),
      tokens: z.number(),
      costMicros: z.number(),
      verdicts: z.object({ block: z.number(), redact: z.number(), warn: z.number(), allow: z.number() }),
    }),
  ),
});
export type AdminOverview = z.infer<typeof overviewSchema>;

/** A query string, as it stands in the page's own address. */
export function getOverview(query: string, signal: AbortSignal): Promise<AdminOverview> {
  return requestJson(`/api/admin/overview?${query}`, overviewSchema, { signal });
}

const usageGroupSchema = z.object({
  key: z.nullable(z.string()),
  label: z.string(),
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
});
export type AdminUsageGroup = z.infer<typeof usageGroupSchema>;
const usageSchema = z.object({
  scope: scopeSchema,
  totals: z.object({ calls: z.number(), inputTokens: z.number(), outputTokens: z.number(), costMicros: z.number() }),
  groups: z.array(usageGroupSchema),
  hasMoreGroups: z.boolean(),
  days: z.array(
    z.object({
      day: z.string(),
      parts: z.array(z.object({ key: z.nullable(z.string()), isRest: z.boolean(), costMicros: z.number() })),
    }),
  ),
});
export type AdminUsage = z.infer<typeof usageSchema>;

export function getAdminUsage(query: string, signal: AbortSignal): Promise<AdminUsage> {
  return requestJson(`/api/admin/usage?${query}`, usageSchema, { signal });
}

const stateSchema = z.enum(["waiting", "running", "failed"]);
const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  orgId: z.string(),
  state: stateSchema,
  attempts: z.number(),
  createdAt: z.string(),
  at: z.string(),
  lastError: z.nullable(z.string()),
});
export type AdminJob = z.infer<typeof jobSchema>;
const jobCountSchema = z.object({ kind: z.string(), state: stateSchema, count: z.number(), oldestAt: z.string() });
export type JobCount = z.infer<typeof jobCountSchema>;
const jobPageSchema = z.object({
  items: z.array(jobSchema),
  nextCursor: z.nullable(z.string()),
  counts: z.array(jobCountSchema),
  kinds: z.array(z.string()),
});
type AdminJobPage = z.infer<typeof jobPageSchema>;

const PAGE_SIZE = 50;

const withPage = (query: string, cursor: string | null) =>
  `${query}${query === "" ? "" : "&"}${new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) })}`;

export function listJobs(query: string, cursor: string | null, signal: AbortSignal): Promise<AdminJobPage> {
  return requestJson(`/api/admin/jobs?${withPage(query, cursor)}`, jobPageSchema, { signal });
}

const outcomeSchema = z.object({ outcome: z.string() });

async function actOnJob(act: "retry" | "cancel", { kind, id, orgId }: AdminJob, reason: string): Promise<string> {
  return (await requestJson(`/api/admin/jobs/${act}`, outcomeSchema, { method: "POST", body: { kind, jobId: id, orgId, reason } })).outcome;
}

export const retryJob = (job: AdminJob, reason: string): Promise<string> => actOnJob("retry", job, reason);
export const cancelJob = (job: AdminJob, reason: string): Promise<string> => actOnJob("cancel", job, reason);

const letterSchema = z.object({
  id: z.string(),
  orgId: z.string(),
  job: z.string(),
  recordId: z.string(),
  reason: z.string(),
  attempts: z.nullable(z.number()),
  payloadDigest: z.nullable(z.string()),
  at: z.string(),
  replayedAt: z.nullable(z.string()),
});
export type DeadLetter = z.infer<typeof letterSchema>;
const letterPageSchema = z.object({ items: z.array(letterSchema), nextCursor: z.nullable(z.string()) });

export function listDeadLetters(query: string, cursor: string | null, signal: AbortSignal) {
  return requestJson(`/api/jobs/dead-letters?${withPage(query, cursor)}`, letterPageSchema, { signal });
}

export async function replayDeadLetter({ id, orgId }: DeadLetter): Promise<void> {
  await requestJson("/api/jobs/dead-letters/replay", z.object({ replayed: z.literal(true) }), {
    method: "POST",
    body: { deadLetterId: id, orgId },
  });
}

const replayedAllSchema = z.object({ replayed: z.number(), skipped: z.number(), hasMore: z.boolean() });
export type ReplayedAll = z.infer<typeof replayedAllSchema>;

/** Each is a transaction of its own, so a full batch takes a while. */
const REPLAY_TIMEOUT_MS = 60_000;

export function replayAllDeadLetters(input: { scope: "organization" | "deployment"; job?: string }): Promise<ReplayedAll> {
  return requestJson("/api/jobs/dead-letters/replay-all", replayedAllSchema, { method: "POST", body: input, timeoutMs: REPLAY_TIMEOUT_MS });
}
