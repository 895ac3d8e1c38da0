import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { publishNew } from "../../platform/jobs/publish-record.ts";
import { columnsMissing, importClosed } from "./errors.ts";
import { missingFields } from "./find-columns.ts";
import { getImport, getImportRecord } from "./get-import.ts";
import type { RiskImport, StartImportInput } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import { IMPORT_TRANSACTIONS_JOB } from "./job-name.ts";
import type { ImportDeps } from "./ports.ts";
import { resolveReading } from "./preview-import.ts";

const UNDER_WAY: readonly string[] = ["queued", "running"];
/** After a dry run, and after one that was refused for its broken rows, the same file may be taken another way. */
const STARTABLE: readonly string[] = ["receiving", "checked", "refused", "failed"];

/** Reads the file in the background. Starting it twice is as good as once. */
export async function startImport(
  ctx: Context<ImportDeps>,
  { importId, mode, isDryRun, ...input }: StartImportInput & { importId: string },
): Promise<RiskImport> {
  assertPermission(ctx, "risk.write");
  const { riskImports, db, audit, jobTiming } = ctx.deps;
  const record = await getImportRecord(ctx, importId);
  if (UNDER_WAY.includes(record.state)) return getImport(ctx, { importId });
  if (!STARTABLE.includes(record.state)) throw importClosed("This import has ended. Send the file again for another one.");
  await assertComplete(ctx, record);
  const { reading } = await resolveReading(ctx, record, input);
  const missing = missingFields(reading.columns);
  if (missing.length > 0) throw columnsMissing(missing);
  const now = ctx.clock.now();
  const start = {
    ...{ reading, mode, isDryRun, userId: userIdOf(ctx), keyId: ctx.actor.type === "apiKey" ? ctx.actor.keyId : null },
    ...{ startedAt: new Date(now), phaseStartedAt: new Date(now), dueAt: new Date(now + jobTiming.publishGraceMs) },
  };
  const entry = toAuditRecord(ctx, {
    ...{ action: "risk.import-started", target: { type: "risk-import", id: importId }, severity: "notice" as const },
    after: { mode, isDryRun },
  });
  const isOurs = await db.withTransaction(async (session) => {
    if (!(await riskImports.start(record, start, session))) return false;
    await audit.append(entry, session);
    return true;
  });
  if (isOurs) await tellQueue(ctx, record);
  return getImport(ctx, { importId });
}

async function tellQueue({ deps }: Context<ImportDeps>, { _id, orgId }: ImportRecord): Promise<void> {
  const started = await deps.riskImports.find(orgId, _id);
  if (started?.state === "queued") await publishNew(deps, { job: IMPORT_TRANSACTIONS_JOB, orgId, id: _id }, started);
}

async function assertComplete({ deps }: Context<ImportDeps>, { _id, orgId, parts }: ImportRecord): Promise<void> {
  const missing = parts - (await deps.riskImports.listPartNumbers(orgId, _id)).length;
  if (missing > 0)
    throw new AppError("conflict", "risk.import_incomplete", `${missing} of ${parts} parts are missing. Send them, then start again.`);
}
