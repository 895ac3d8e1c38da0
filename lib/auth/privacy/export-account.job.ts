import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { gatherPerson } from "./gather-person.ts";
import { sendExportReady } from "./letters.ts";
import type { PrivacyDeps } from "./ports.ts";
import { writeArchive } from "./write-archive.ts";

export const EXPORT_ACCOUNT_JOB = "auth.export-account";

/** Of the archive; encrypted and in base64 a part is still far below what one document may be. */
const PART_BYTES = 2 * 1024 * 1024;
const KEPT_MS = 24 * 3_600_000;

/** Gathers a person's archive and keeps it for a day, encrypted under a key that is the person's alone. */
export const exportAccountJob = defineJob<PrivacyDeps, JobRecord>({
  name: EXPORT_ACCOUNT_JOB,
  maxAttempts: 5,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { accountExports, users, cipher } = ctx.deps;
    const [id, userId] = [String(run.record.payload.accountExportId), String(run.record.payload.userId)];
    const user = await users.find(userId);
    if (user && (await accountExports.find(userId, id))) {
      const kinds = await gatherPerson(ctx, userId, async (done, total) => {
        run.signal.throwIfAborted();
        await accountExports.update(userId, id, { state: "running", progress: { done, total } });
      });
      const at = new Date(ctx.clock.now());
      const expiresAt = new Date(at.getTime() + KEPT_MS);
      const archive = Buffer.from(writeArchive(kinds, { name: user.name, madeAt: at }));
      const own = await cipher.forOrganization(userId);
      const parts = Math.max(1, Math.ceil(archive.length / PART_BYTES));
      for (let part = 0; part < parts; part += 1) {
        const _id = partIdOf(id, part);
        const bytes = archive.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
        const data = own.encrypt({ collection: "account_export_parts", id: _id, field: "data" }, bytes.toString("base64"));
        await accountExports.putPart({ _id, userId, accountExportId: id, data, expiresAt });
      }
      const progress = { done: kinds.length, total: kinds.length };
      await accountExports.update(userId, id, { state: "ready", progress, readyAt: at, expiresAt, sizeBytes: archive.length, parts });
      await sendExportReady(ctx, user);
    }
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, record) {
    if (record.state !== "failed") return;
    const { accountExportId, userId } = record.payload;
    await ctx.deps.accountExports.update(String(userId), String(accountExportId), { state: "failed" });
  },
});

export function partIdOf(accountExportId: string, part: number): string {
  return `${accountExportId}:${String(part).padStart(5, "0")}`;
}
