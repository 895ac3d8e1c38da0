import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Database } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { CreateSilenceInput, SilenceView } from "./alert.schema.ts";
import type { AlertStores } from "./ports.ts";
import { toSilence } from "./to-alert.ts";

type SilenceDeps = Pick<AlertStores, "alertSilences"> & { db: Database; audit: AuditStore };

const HOUR_MS = 3_600_000;

/** Until it ends nobody is told; what happens is written down all the same. */
export async function silenceAlerts(ctx: Context<SilenceDeps>, { hours, ...input }: CreateSilenceInput): Promise<SilenceView> {
  assertPermission(ctx, "deployment.write");
  const { alertSilences, db, audit } = ctx.deps;
  const createdAt = new Date(ctx.clock.now());
  const until = new Date(createdAt.getTime() + hours * HOUR_MS);
  const record = { _id: createId("alertSilence"), ...input, until, createdAt, createdBy: userIdOf(ctx) };
  const { rule, subject, reason } = input;
  const entry = {
    action: "operations.alert-silenced",
    target: { type: "alert-rule", id: rule },
    severity: "notice",
    reason,
    after: { rule, subject, until: until.toISOString() },
  } as const;
  await db.withTransaction(async (session) => {
    await alertSilences.insert(record, session);
    await audit.append(toAuditRecord(ctx, entry), session);
  });
  return toSilence(record);
}

export async function endSilence(ctx: Context<SilenceDeps>, { silenceId }: { silenceId: string }): Promise<void> {
  assertPermission(ctx, "deployment.write");
  const { alertSilences, db, audit } = ctx.deps;
  const silence = await alertSilences.find(silenceId);
  if (!silence) throw new AppError("not_found", "operations.silence_not_found", `No silence ${silenceId}.`);
  const entry = { action: "operations.alert-unsilenced", target: { type: "alert-rule", id: silence.rule }, severity: "notice" } as const;
  await db.withTransaction(async (session) => {
    if (await alertSilences.remove(silenceId, session)) await audit.append(toAuditRecord(ctx, entry), session);
  });
}
