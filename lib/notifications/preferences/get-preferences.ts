import { maskPhone } from "../../auth/mfa/mask-phone.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { findReceiver } from "../deliveries/find-receiver.ts";
import { channelsOf, type NotifyDeps } from "../ports.ts";
import { MAILED_FROM, type Topic } from "../topics.ts";
import { defaultPreferences } from "./default-preferences.ts";
import type { PreferencesView } from "./preferences.schema.ts";
import type { ChosenChannels, PreferencesRecord } from "./preferences.store.ts";
import { openPhone } from "./sealed-phone.ts";

/** What one has chosen, or what comes by itself, and which channels there are for it. */
export async function getPreferences(ctx: Context<NotifyDeps>): Promise<PreferencesView> {
  assertPermission(ctx, "account.read");
  const userId = userIdOf(ctx);
  const found = await ctx.deps.notificationPreferences.find(ctx.orgId, userId);
  const record = found ?? defaultPreferences(ctx.orgId, userId, new Date(ctx.clock.now()));
  const topics = toSwitches(record.channels);
  return {
    ...{ topics, quietHours: record.quietHours, reports: record.reports },
    phone: await phoneOf(ctx, record),
    channels: await listChannels(ctx, userId),
  };
}

/** All switches of all topics; a switch of what nobody has chosen stands as it comes. */
export function toSwitches(chosen: ChosenChannels): PreferencesView["topics"] {
  const of = (topic: Topic) => {
    const { email = MAILED_FROM[topic] !== null, sms = false, telegram = false, webhook = false } = chosen[topic] ?? {};
    return { email, sms, telegram, webhook };
  };
  return {
    ...{ alerts: of("alerts"), backups: of("backups"), failsafe: of("failsafe"), risk: of("risk"), prompts: of("prompts") },
    ...{ usage: of("usage"), integrations: of("integrations"), security: of("security"), reports: of("reports"), system: of("system") },
  };
}

async function phoneOf({ deps, orgId, clock }: Context<NotifyDeps>, { _id, phone, phoneProof }: PreferencesRecord) {
  const cipher = await deps.cipher.forOrganization(orgId);
  if (phoneProof && phoneProof.endsAt.getTime() > clock.now())
    return { masked: maskPhone(openPhone(cipher, _id, phoneProof.sealed, "phoneProof.sealed")), provenAt: null };
  return phone && { masked: maskPhone(openPhone(cipher, _id, phone.sealed)), provenAt: phone.provenAt.toISOString() };
}

async function listChannels(ctx: Context<NotifyDeps>, userId: string): Promise<PreferencesView["channels"]> {
  const found = await findReceiver(ctx, userId);
  return Promise.all(
    channelsOf(ctx.deps).map(async ({ name, isConfigured, reaches }) => ({
      ...{ name, isConfigured },
      isReady: isConfigured && found !== null && (await reaches(ctx, found.receiver)),
    })),
  );
}
