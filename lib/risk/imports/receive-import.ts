import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { importClosed } from "./errors.ts";
import { getImportRecord } from "./get-import.ts";
import { type CreateImportInput, IMPORT_PART_BYTES, type RiskImport } from "./import.schema.ts";
import { type ImportRecord, NO_COUNTS, PARTS_KEPT_SECONDS } from "./import.store.ts";
import { keepPart } from "./parts.ts";
import type { ImportDeps } from "./ports.ts";
import { placeOfName, toImport } from "./to-import.ts";

/** Of an organization, at once; what is left behind stops counting when its parts are gone. */
const OPEN_MAX = 20;

/** The file comes in parts, each sent as often as it takes; nothing is read before somebody asks. */
export async function createImport(ctx: Context<ImportDeps>, { name, sizeBytes }: CreateImportInput): Promise<RiskImport> {
  assertPermission(ctx, "risk.write");
  const userId = userIdOf(ctx);
  const { riskImports, cipher } = ctx.deps;
  const now = ctx.clock.now();
  const recent = await riskImports.list(ctx.orgId, { after: null, limit: 2 * OPEN_MAX });
  const open = recent.filter(({ finishedAt, at }) => finishedAt === null && now - at.getTime() < PARTS_KEPT_SECONDS * 1_000).length;
  if (open >= OPEN_MAX)
    throw new AppError("conflict", "risk.imports_full", `${open} imports are under way. Start, cancel or wait for one of them first.`);
  const id = createId("riskImport");
  const organization = await cipher.forOrganization(ctx.orgId);
  const record: ImportRecord = {
    ...{ _id: id, orgId: ctx.orgId, userId, keyId: null, name: organization.encrypt(placeOfName(id), name), sizeBytes },
    ...{ parts: Math.ceil(sizeBytes / IMPORT_PART_BYTES), state: "receiving", reason: null, reading: null, mode: null, isDryRun: false },
    ...{ phase: null, phaseStartedAt: null, rows: null, isCancelAsked: false, replays: 0, ...NO_COUNTS },
    ...{ ...CLOSED_LEASE, attempts: 0, fence: 0, publishCount: 0, lastError: null },
    ...{ at: new Date(now), startedAt: null, finishedAt: null },
  };
  await riskImports.insert(record);
  return toImport(organization, record, now);
}

export async function putImportPart(
  ctx: Context<ImportDeps>,
  { importId, part, bytes }: { importId: string; part: number; bytes: Uint8Array },
): Promise<void> {
  assertPermission(ctx, "risk.write");
  const { orgId, state, sizeBytes, parts } = await getImportRecord(ctx, importId);
  if (state !== "receiving") throw importClosed("This import has been started or has ended, and takes no more parts.");
  const expected = part === parts - 1 ? sizeBytes - part * IMPORT_PART_BYTES : IMPORT_PART_BYTES;
  if (part >= parts || bytes.length !== expected) {
    const detail =
      part >= parts
        ? `There is no part ${part}; the file has ${parts}.`
        : `Part ${part} has ${bytes.length} bytes; ${expected} were expected.`;
    throw new AppError("invalid", "risk.import_part_unexpected", detail);
  }
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  await keepPart(cipher, ctx.deps.riskImports, { orgId, importId, part, bytes, at: new Date(ctx.clock.now()) });
}
