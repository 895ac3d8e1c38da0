import { z } from "zod";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createSecretToken, tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { createId } from "../../platform/ids.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AccountExportRecord } from "./account-export.store.ts";
import { exportLinkRefused, exportNotFound, exportNotReady } from "./errors.ts";
import { EXPORT_ACCOUNT_JOB, partIdOf } from "./export-account.job.ts";
import type { PrivacyDeps } from "./ports.ts";

const KEPT_MS = 24 * 3_600_000;

export const accountExportSchema = z.strictObject({
  id: z.string(),
  state: z.enum(["queued", "running", "ready", "downloaded", "failed"]),
  progress: z.strictObject({ done: z.int(), total: z.int() }),
  requestedAt: z.iso.datetime(),
  readyAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  sizeBytes: z.int().nullable(),
});
export type AccountExport = z.infer<typeof accountExportSchema>;

/** One at a time: while an archive is being made, asking again finds that one. */
export async function requestAccountExport(ctx: Context<PrivacyDeps>): Promise<AccountExport> {
  const { userId } = requireUser(ctx);
  const { db, accountExports, audit } = ctx.deps;
  const now = new Date(ctx.clock.now());
  const last = await accountExports.findLast(userId, now);
  if (last && (last.state === "queued" || last.state === "running")) return toView(last);
  const record: AccountExportRecord = {
    ...{ _id: createId("accountExport"), userId, state: "queued", progress: { done: 0, total: 1 }, requestedAt: now, readyAt: null },
    ...{ expiresAt: new Date(now.getTime() + KEPT_MS), linkHash: null, sizeBytes: null, parts: 0 },
  };
  const target = { type: "account-export", id: record._id };
  const entry = toAuditRecord(ctx, { action: "auth.account-export-requested", target, severity: "warning" });
  const publish = await db.withTransaction(async (transaction) => {
    await accountExports.insert(record, transaction);
    await audit.append(entry, transaction);
    const payload = { accountExportId: record._id, userId };
    return enqueueJob(ctx, { name: EXPORT_ACCOUNT_JOB, payload, deduplicationKey: record._id }, transaction);
  });
  await publish();
  return toView(record);
}

export async function getAccountExport(
  ctx: Context<PrivacyDeps>,
  { accountExportId }: { accountExportId: string },
): Promise<AccountExport> {
  const record = await ctx.deps.accountExports.find(requireUser(ctx).userId, accountExportId);
  if (!record || record.expiresAt.getTime() <= ctx.clock.now()) throw exportNotFound(accountExportId);
  return toView(record);
}

/** The newest of the last day. */
export async function findLastAccountExport(ctx: Context<PrivacyDeps>): Promise<{ export: AccountExport | null }> {
  const record = await ctx.deps.accountExports.findLast(requireUser(ctx).userId, new Date(ctx.clock.now()));
  return { export: record && toView(record) };
}

/** A link that works once, for the same signed-in person; a newer one takes its place. */
export async function createExportLink(
  ctx: Context<PrivacyDeps>,
  { accountExportId }: { accountExportId: string },
): Promise<{ path: string }> {
  const { userId } = requireUser(ctx);
  const token = createSecretToken();
  await getAccountExport(ctx, { accountExportId });
  const record = await ctx.deps.accountExports.setLink(userId, accountExportId, tokenHashOf(token), new Date(ctx.clock.now()));
  if (!record) throw exportNotReady();
  return { path: `/api/account/export/${accountExportId}/download?token=${token}` };
}

/** Uses the link up, sends the archive and forgets it. */
export async function downloadAccountExport(
  ctx: Context<PrivacyDeps>,
  { accountExportId, token }: { accountExportId: string; token: string },
): Promise<AsyncIterable<Uint8Array>> {
  const { userId } = requireUser(ctx);
  const { accountExports, audit } = ctx.deps;
  await getAccountExport(ctx, { accountExportId });
  const record = await accountExports.takeLink(userId, accountExportId, tokenHashOf(token), new Date(ctx.clock.now()));
  if (!record) throw exportLinkRefused();
  const target = { type: "account-export", id: accountExportId };
  await audit.append(toAuditRecord(ctx, { action: "auth.account-export-downloaded", target, severity: "warning" }));
  return readParts(ctx, userId, record);
}

async function* readParts(ctx: Context<PrivacyDeps>, userId: string, { _id, parts }: AccountExportRecord): AsyncGenerator<Uint8Array> {
  const { accountExports, cipher } = ctx.deps;
  const own = await cipher.forOrganization(userId);
  for (let part = 0; part < parts; part += 1) {
    const id = partIdOf(_id, part);
    const record = await accountExports.findPart(userId, id);
    if (!record) throw exportNotFound(_id);
    yield Buffer.from(own.decrypt({ collection: "account_export_parts", id, field: "data" }, record.data), "base64");
  }
  await accountExports.deleteParts(userId, _id);
}

function toView({ _id, state, progress, requestedAt, readyAt, expiresAt, sizeBytes }: AccountExportRecord): AccountExport {
  const times = { requestedAt: requestedAt.toISOString(), readyAt: readyAt?.toISOString() ?? null, expiresAt: expiresAt.toISOString() };
  return { id: _id, state, progress, ...times, sizeBytes };
}
