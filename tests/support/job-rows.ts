import { createId } from "../../lib/platform/ids.ts";
import type { DeadLetterRecord } from "../../lib/platform/jobs/dead-letter.store.ts";
import { type JobRecord, jobCollection } from "../../lib/platform/jobs/job.store.ts";
import type { Harness } from "./harness.ts";

/** A job whose run does nothing: there is no such chat. */
export const IDLE_JOB = "chat.purge-chat";

const HOUR_MS = 3_600_000;

export function toJobRow(orgId: string, now: number, own: Partial<JobRecord> = {}): JobRecord {
  const lease = { attempts: 0, fence: 0, owner: null, leaseUntil: null, publishCount: 1, lastError: null };
  const rest = { name: IDLE_JOB, payload: { chatId: "cht_nobody" }, createdAt: new Date(now), finishedAt: null, reason: null };
  const dueAt = new Date(now + HOUR_MS);
  const _id = createId("job");
  return { _id, orgId, state: "queued", dueAt, ...lease, ...rest, deduplicationKey: _id, ...own };
}

export function toFailedRow(orgId: string, now: number, own: Partial<JobRecord> = {}): JobRecord {
  const end = { state: "failed", dueAt: null, fence: 3, attempts: 3, lastError: "job.unexpected_error", finishedAt: new Date(now) };
  return toJobRow(orgId, now, { ...end, ...own });
}

function toLetter({ _id, orgId, name }: JobRecord, now: number): DeadLetterRecord {
  const said = { reason: "job.unexpected_error", attempts: 3, payloadDigest: "0".repeat(64) };
  return { _id: `ddl_${_id}_3`, orgId, job: name, recordId: _id, ...said, at: new Date(now), replayedAt: null, replayedBy: null };
}

/** As a run that was given up leaves them. */
export async function giveUp(harness: Harness, orgId: string, count = 1): Promise<{ job: JobRecord; letter: DeadLetterRecord }[]> {
  const { deps } = harness.runtime;
  const now = deps.clock.now();
  const jobs = Array.from({ length: count }, () => toFailedRow(orgId, now));
  await deps.db.collection(jobCollection).insertMany(jobs);
  const given = jobs.map((job) => ({ job, letter: toLetter(job, now) }));
  for (const { letter } of given) await deps.deadLetters.insert(letter);
  return given;
}
