import { z } from "zod";
import type { Logger } from "../log.ts";
import type { Queue } from "../queue.ts";
import type { JobTiming } from "./job-timing.ts";
import type { LeaseFields, Ledger } from "./ledger.ts";

export type PublishDeps = { queue: Queue; jobTiming: JobTiming; log: Logger };

/** Ids only: what a job works on stands in the database. Fields of another version are left out: during a deployment both are delivered. */
export const jobMessageSchema = z.object({
  job: z.string().max(80),
  orgId: z.string().max(80),
  id: z.string().max(80),
  /** The record's publish count when this message was made; messages of an older version have none. */
  publication: z.int().optional(),
});
export type JobMessage = z.infer<typeof jobMessageSchema>;

export const RUN_PATH = "/api/jobs/run";
/** QStash tries a delivery this often by itself; our own attempts are counted on the record. */
const DELIVERY_RETRIES = 3;

/** Tells the queue about a record just written. A failure is no failure of the caller: the sweep publishes what nobody claimed. */
export async function publishNew(deps: PublishDeps, message: JobMessage, count: { fence: number; publishCount: number }): Promise<boolean> {
  try {
    await deps.queue.publish({
      path: RUN_PATH,
      body: { ...message, publication: count.publishCount },
      deduplicationId: `${message.id}-${count.fence}-${count.publishCount}`,
      retries: DELIVERY_RETRIES,
      timeoutSeconds: deps.jobTiming.deliveryTimeoutSeconds,
    });
    return true;
  } catch (error) {
    deps.log.warn({ job: message.job, id: message.id, error }, "a job could not be published and waits for the sweep");
    return false;
  }
}

/** Publishes a record that is due; does nothing when it is not, or when somebody else just did. */
export async function publishDue<Record extends LeaseFields>(
  deps: PublishDeps,
  ledger: Ledger<Record>,
  job: string,
  record: Pick<Record, "_id" | "orgId">,
  options: { evenIfNotDue?: boolean } = {},
): Promise<boolean> {
  const count = await ledger.startPublish(record, options);
  if (!count) return false;
  const isPublished = await publishNew(deps, { job, orgId: record.orgId, id: record._id }, count);
  if (!isPublished) await ledger.publishFailed(record);
  return isPublished;
}
