import { digestOfPerson } from "../../platform/audit/pseudonyms.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { eraseAccount } from "./erase-account.ts";
import { clearOrganization } from "./erase-organization.ts";
import type { PrivacyDeps } from "./ports.ts";
import type { TombstoneRecord } from "./tombstone.store.ts";

const PAGE = 200;

/** Every tombstone, to be kept beside the backups: a restored database does not know what was deleted after it was copied. */
export async function* readTombstones({ tombstones }: Pick<PrivacyDeps, "tombstones">): AsyncGenerator<TombstoneRecord> {
  for (let after = ""; ; ) {
    const page = await tombstones.list(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last._id;
  }
}

/** The first thing after a restore, before anybody may look: what was deleted is deleted again. Returns what was found. */
export async function applyTombstones(
  ctx: Context<PrivacyDeps>,
  records: readonly TombstoneRecord[],
): Promise<{ organizations: number; people: number }> {
  const { organizations, departingUsers, tombstones } = ctx.deps;
  const found = { organizations: 0, people: 0 };
  for (const record of records) {
    await tombstones.put(record);
    if (record.kind !== "organization") continue;
    if (await organizations.find(record._id)) found.organizations += 1;
    await clearOrganization(ctx, record._id, { isHeld: record.heldIn.length > 0 });
  }
  const people = new Set(records.filter(({ kind }) => kind === "person").map(({ _id }) => _id));
  for (let after = ""; people.size > 0; ) {
    const page = await departingUsers.listIds(after, PAGE);
    for (const userId of page.filter((id) => people.has(digestOfPerson(id)))) {
      found.people += 1;
      await forgetAgain(ctx, userId);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last;
  }
  return found;
}

/** From here on like anybody whose time has come: the next ticks erase, nobody gets in meanwhile. */
async function forgetAgain(ctx: Context<PrivacyDeps>, userId: string): Promise<void> {
  const { db, accountDeletions } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const asked = { requestedAt: at, confirmedAt: at, dueAt: at, begun: null, waitingFor: null };
  const deletion = (await accountDeletions.find(userId)) ?? { _id: createId("accountDeletion"), userId, ...asked };
  await db.isInserted(db.withTransaction((transaction) => accountDeletions.insert(deletion, transaction)));
  await eraseAccount(ctx, deletion);
}
