import type { Context } from "../../platform/context.ts";
import { eraseAccount } from "./erase-account.ts";
import { clearOrganization, eraseOrganization, STRAGGLERS_MS } from "./erase-organization.ts";
import type { PrivacyDeps } from "./ports.ts";
import type { TombstoneRecord } from "./tombstone.store.ts";

const BATCH = 20;
const RETRY_MS = 60_000;
const HELD_MS = 86_400_000;

/** Whatever is due: organizations, people, and what a hold or a late write has left of them. One failure does not hold up the others. */
export async function sweepDeletions(ctx: Context<PrivacyDeps>): Promise<void> {
  const { organizationDeletions, accountDeletions, tombstones } = ctx.deps;
  const now = new Date(ctx.clock.now());
  const failures: unknown[] = [];
  const attempt = (work: () => Promise<void>) => work().catch((error: unknown) => void failures.push(error));
  for (const { orgId } of await organizationDeletions.listDue(now, BATCH))
    await attempt(async () => {
      if ((await eraseOrganization(ctx, orgId)) === "held") await organizationDeletions.postpone(orgId, new Date(now.getTime() + HELD_MS));
    });
  for (const deletion of await accountDeletions.listDue(now, BATCH))
    await attempt(async () => {
      const step = await eraseAccount(ctx, deletion);
      const dueAt = new Date(now.getTime() + RETRY_MS);
      if (step.type === "waiting") await accountDeletions.postpone(deletion.userId, dueAt, step.reason);
    });
  for (const tombstone of await tombstones.listToSweep(now, BATCH)) await attempt(() => sweepTombstone(ctx, tombstone));
  if (failures.length > 0) throw new AggregateError(failures, "A deletion failed.");
}

/** What was written in the last moment, and what a legal hold kept that has ended. */
async function sweepTombstone(ctx: Context<PrivacyDeps>, tombstone: TombstoneRecord): Promise<void> {
  const { legalHolds, pseudonyms, tombstones } = ctx.deps;
  const now = new Date(ctx.clock.now());
  const heldIn: string[] = [];
  for (const orgId of tombstone.heldIn) {
    if (await legalHolds.findActive(orgId, now)) heldIn.push(orgId);
    else if (tombstone.kind === "person") await pseudonyms.eraseByDigest(orgId, tombstone._id);
  }
  if (tombstone.kind === "organization") await clearOrganization(ctx, tombstone._id, { isHeld: heldIn.length > 0 });
  const isSettled = now.getTime() >= tombstone.at.getTime() + 2 * STRAGGLERS_MS;
  const sweepAt = heldIn.length > 0 ? new Date(now.getTime() + HELD_MS) : isSettled ? null : new Date(now.getTime() + STRAGGLERS_MS);
  await tombstones.put({ ...tombstone, heldIn, sweepAt });
}
