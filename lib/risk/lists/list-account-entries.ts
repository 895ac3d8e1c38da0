import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ListEntryView } from "./list.schema.ts";
import type { ListDeps } from "./ports.ts";
import { toListEntry } from "./to-list-entry.ts";

/** On which lists one account stands. */
export async function listAccountEntries(ctx: Context<ListDeps>, accountKey: string): Promise<{ items: ListEntryView[] }> {
  assertPermission(ctx, "risk.read");
  const [records, cipher] = await Promise.all([
    ctx.deps.listEntries.listOfAccount(ctx.orgId, accountKey),
    ctx.deps.cipher.forOrganization(ctx.orgId),
  ]);
  return { items: records.map((record) => toListEntry(record, cipher, ctx.clock.now())) };
}
