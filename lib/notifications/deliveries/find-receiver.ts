import type { Context } from "../../platform/context.ts";
import type { Receiver } from "../channels/channel.ts";
import type { NotifyDeps } from "../ports.ts";
import type { QuietHours } from "../preferences/quiet-hours.ts";
import { openPhone } from "../preferences/sealed-phone.ts";

export type FoundReceiver = { receiver: Receiver; quietHours: QuietHours | null };

/** Null for somebody who has left, was banned or is gone: what was meant for them stays here. */
export async function findReceiver({ deps, orgId }: Context<NotifyDeps>, userId: string): Promise<FoundReceiver | null> {
  const [member, [person], preferences] = await Promise.all([
    deps.memberships.find(orgId, userId),
    deps.users.listNames([userId]),
    deps.notificationPreferences.find(orgId, userId),
  ]);
  if (!member || member.ban || !person) return null;
  const phone = preferences?.phone ? openPhone(await deps.cipher.forOrganization(orgId), preferences._id, preferences.phone.sealed) : null;
  const { name, email } = person;
  return { receiver: { orgId, userId, name, email, phone }, quietHours: preferences?.quietHours ?? null };
}
