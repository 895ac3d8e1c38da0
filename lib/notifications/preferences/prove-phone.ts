import { createHmac, randomInt } from "node:crypto";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { channelNotConfigured, codeWrong } from "../errors.ts";
import type { NotifyDeps } from "../ports.ts";
import { defaultPreferences } from "./default-preferences.ts";
import { getPreferences } from "./get-preferences.ts";
import type { PreferencesView } from "./preferences.schema.ts";
import { openPhone, sealPhone } from "./sealed-phone.ts";

const CODE_LIFETIME_MS = 10 * 60_000;
const TRIES_MAX = 5;

/** A code to a number somebody says is theirs; nothing else goes there until they have typed it in. */
export async function beginPhoneProof(ctx: Context<NotifyDeps>, { phone }: { phone: string }): Promise<PreferencesView> {
  assertPermission(ctx, "account.write");
  const { notificationPreferences, textMessages, cipher } = ctx.deps;
  if (!textMessages.isConfigured) throw channelNotConfigured();
  const [userId, now] = [userIdOf(ctx), ctx.clock.now()];
  const record = defaultPreferences(ctx.orgId, userId, new Date(now));
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const sealed = sealPhone(await cipher.forOrganization(ctx.orgId), record._id, phone, "phoneProof.sealed");
  const phoneProof = { sealed, codeHash: hashOf(ctx, record._id, code), endsAt: new Date(now + CODE_LIFETIME_MS), tries: 0 };
  await notificationPreferences.update(ctx.orgId, record, { phoneProof });
  await textMessages.send(phone, `${code} is your Aegis code. It shows that notifications reach this number; it lapses in 10 minutes.`);
  return getPreferences(ctx);
}

export async function confirmPhone(ctx: Context<NotifyDeps>, { code }: { code: string }): Promise<PreferencesView> {
  assertPermission(ctx, "account.write");
  const { db, audit, notificationPreferences, cipher } = ctx.deps;
  const [userId, now] = [userIdOf(ctx), new Date(ctx.clock.now())];
  const record = await notificationPreferences.takeTry(ctx.orgId, userId, now, TRIES_MAX);
  const proof = record?.phoneProof;
  if (!record || !proof || proof.codeHash !== hashOf(ctx, record._id, code)) throw codeWrong();
  const keys = await cipher.forOrganization(ctx.orgId);
  const sealed = sealPhone(keys, record._id, openPhone(keys, record._id, proof.sealed, "phoneProof.sealed"));
  const entry = toAuditRecord(ctx, { action: "notifications.phone-proven", target: { type: "user", id: userId } });
  await db.withTransaction(async (session) => {
    if (!(await notificationPreferences.provePhone(ctx.orgId, userId, proof, { sealed, provenAt: now }, session))) throw codeWrong();
    await audit.append(entry, session);
  });
  return getPreferences(ctx);
}

export async function forgetPhone(ctx: Context<NotifyDeps>): Promise<PreferencesView> {
  assertPermission(ctx, "account.write");
  const { db, audit, notificationPreferences } = ctx.deps;
  const userId = userIdOf(ctx);
  const entry = toAuditRecord(ctx, { action: "notifications.phone-forgotten", target: { type: "user", id: userId } });
  await db.withTransaction(async (session) => {
    await notificationPreferences.forgetPhone(ctx.orgId, userId, new Date(ctx.clock.now()), session);
    await audit.append(entry, session);
  });
  return getPreferences(ctx);
}

/** Six digits are soon tried out, so what is kept needs the deployment's secret as well. */
function hashOf({ deps }: Context<NotifyDeps>, preferencesId: string, code: string): string {
  return createHmac("sha256", deps.auth.secret).update(`notifications.phone:${preferencesId}:${code}`).digest("hex");
}
