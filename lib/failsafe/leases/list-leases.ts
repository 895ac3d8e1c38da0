import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { LeaseView, ListLeasesInput } from "./lease.schema.ts";
import type { LeaseDeps } from "./ports.ts";
import { toLease } from "./to-lease.ts";

/**
 * Newest first. A subject that has never asked nor been tripped is not among them. A page is shorter than asked for where a lease has come to
 * another state since it was last changed.
 */
export async function listLeases(
  ctx: Context<LeaseDeps>,
  { state, type, cursor, limit }: ListLeasesInput,
): Promise<{ items: LeaseView[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const { orgId, deps } = ctx;
  // What has run out is written down by whoever asks whether something may act.
  await deps.safetyGate.find(orgId, []);
  const after = cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]);
  const records = await deps.safetyLeases.list(orgId, { state: state ?? null, type: type ?? null }, { after, limit });
  const [settings, cipher] = await Promise.all([deps.failsafeSettings.settingsOf(orgId), deps.cipher.forOrganization(orgId)]);
  const items = records.map((record) => toLease(record, { settings, cipher, now: new Date(ctx.clock.now()) }));
  const last = records.length === limit ? records.at(-1) : undefined;
  return {
    items: items.filter((lease) => state === undefined || lease.state === state),
    nextCursor: last ? toCursor([last._id]) : null,
  };
}
