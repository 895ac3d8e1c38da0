import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { CHANNEL_NAMES } from "../channels/channel.ts";
import type { NotifyDeps } from "../ports.ts";
import { TOPICS } from "../topics.ts";
import { defaultPreferences } from "./default-preferences.ts";
import { getPreferences, toSwitches } from "./get-preferences.ts";
import type { PreferencesView, SavePreferencesInput } from "./preferences.schema.ts";
import type { Choices, ChosenChannels } from "./preferences.store.ts";

/** Only what differs from how it comes is kept, so that a topic nobody has touched goes on by how grave its news are. */
export async function savePreferences(
  ctx: Context<NotifyDeps>,
  { topics, quietHours, reports }: SavePreferencesInput,
): Promise<PreferencesView> {
  assertPermission(ctx, "account.write");
  const { db, audit, notificationPreferences } = ctx.deps;
  const [userId, now] = [userIdOf(ctx), new Date(ctx.clock.now())];
  const choices: Choices = { channels: toChosen(topics), quietHours, reports };
  const before = await notificationPreferences.find(ctx.orgId, userId);
  const entry = toAuditRecord(ctx, {
    action: "notifications.preferences-changed",
    target: { type: "user", id: userId },
    before: before && { channels: before.channels, quietHours: before.quietHours, reports: before.reports },
    after: choices,
  });
  await db.withTransaction(async (session) => {
    const change = { ...choices, updatedAt: now };
    await notificationPreferences.update(ctx.orgId, defaultPreferences(ctx.orgId, userId, now), change, session);
    await audit.append(entry, session);
  });
  return getPreferences(ctx);
}

function toChosen(topics: SavePreferencesInput["topics"]): ChosenChannels {
  const usual = toSwitches({});
  const rows = TOPICS.map((topic) => {
    const differing = CHANNEL_NAMES.filter((name) => topics[topic][name] !== usual[topic][name]);
    return [topic, Object.fromEntries(differing.map((name) => [name, topics[topic][name]]))] as const;
  });
  return Object.fromEntries(rows.filter(([, chosen]) => Object.keys(chosen).length > 0));
}
