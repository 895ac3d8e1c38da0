import type { Context } from "../../platform/context.ts";
import { importRefused } from "./errors.ts";
import { IMPORT_PART_BYTES, type ImportCsvInput, type RiskImport } from "./import.schema.ts";
import type { ImportDeps } from "./ports.ts";
import { createImport, putImportPart } from "./receive-import.ts";
import { startImport } from "./start-import.ts";

/** All that a program has to do for a small file. */
export async function importCsv(
  ctx: Context<ImportDeps>,
  { bytes, name, ...input }: ImportCsvInput & { bytes: Uint8Array },
): Promise<RiskImport> {
  if (bytes.length === 0) throw importRefused("risk.import_empty");
  const { id: importId, parts } = await createImport(ctx, { name, sizeBytes: bytes.length });
  for (let part = 0; part < parts; part += 1) {
    const start = part * IMPORT_PART_BYTES;
    await putImportPart(ctx, { importId, part, bytes: bytes.subarray(start, start + IMPORT_PART_BYTES) });
  }
  return startImport(ctx, { importId, ...input });
}
