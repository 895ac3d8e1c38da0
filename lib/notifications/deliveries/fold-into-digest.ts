import { hash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { type JobRun, LeaseLostError } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE, openLease } from "../../platform/jobs/ledger.ts";
import type { NotifyDeps } from "../ports.ts";
import type { DeliveryRecord } from "./delivery.store.ts";

const HOUR_MS = 3_600_000;
/** Letters to one person within an hour of the clock; the rest of it becomes one letter at its end. */
const LETTERS_PER_HOUR = 20;

/** True when this letter goes out in the digest of its hour. A letter is counted once, however often it is tried. */
export async function foldIntoDigest(ctx: Context<NotifyDeps>, run: JobRun<DeliveryRecord>): Promise<boolean> {
  const { record } = run;
  if (record.channel !== "email" || record.notificationId === null || record.isCounted) return false;
  const hour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS;
  await run.write({ $set: { isCounted: true } });
  const count = await ctx.deps.letterCounts.increment(counterOf(record), hour, HOUR_MS);
  return count > LETTERS_PER_HOUR && fold(ctx, record, hour);
}

/** No id of a person stands in counters. */
const counterOf = ({ orgId, userId }: DeliveryRecord) => `letters:${hash("sha256", `${orgId}:${userId}`, "hex")}`;

/** Both in one transaction, so that a digest never goes out without what was folded into it. One that has begun takes nothing more. */
async function fold(ctx: Context<NotifyDeps>, record: DeliveryRecord, hour: number): Promise<boolean> {
  const { notificationDeliveries: deliveries, db } = ctx.deps;
  const digest = await deliveries.findOrInsert(record.orgId, toDigest(ctx, record, hour));
  return db.withTransaction(async (session) => {
    if (!(await deliveries.isOpenStill(record.orgId, digest._id, session))) return false;
    const folded = { ...CLOSED_LEASE, state: "folded", digest: digest.key, finishedAt: new Date(ctx.clock.now()), lastError: null };
    if (!(await deliveries.ledger.write(record, { $set: folded }, session))) throw new LeaseLostError("Another process holds this record.");
    return true;
  });
}

/** It waits for the end of its hour, where the sweep finds it. */
function toDigest(ctx: Context<NotifyDeps>, { orgId, userId }: DeliveryRecord, hour: number): DeliveryRecord {
  return {
    ...openLease(ctx.clock.now(), ctx.deps.jobTiming),
    ...{ dueAt: new Date(hour + HOUR_MS), _id: createId("notificationDelivery"), orgId, userId, channel: "email", notificationId: null },
    ...{ digest: null, key: `digest:${userId}:${hour}`, unseenSends: 0, isCounted: true },
    ...{ createdAt: new Date(ctx.clock.now()), finishedAt: null, reason: null },
  };
}
