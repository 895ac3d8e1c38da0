import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type AuditPublicKey, auditPublicKeySchema } from "../../lib/platform/audit/audit-signer.ts";
import { digestOfCheckpoint } from "../../lib/platform/audit/checkpoint.ts";
import { exportLineSchema } from "../../lib/platform/audit/export-format.ts";
import { type ExportReport, verifyExport } from "../../lib/platform/audit/verify-export.ts";

/**
 * `pnpm ops:verify-audit FILE`: verifies an exported audit trail with nothing but the file and the public keys: no database, no server,
 * no network. `--keys` is what GET /api/audit/keys answered at another time; without it the file's own keys are taken, which is said.
 * `--after FILE` is an older export that has to be the beginning of this one. Ends with 1 when anything does not hold.
 */
const { values, positionals } = parseArgs({
  options: { keys: { type: "string" }, after: { type: "string" }, json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [file, ...others] = positionals;
if (file === undefined || others.length > 0) {
  console.error("Usage: pnpm ops:verify-audit FILE [--keys KEYS.json] [--after OLDER-FILE] [--json]");
  process.exit(2);
}

const keys = values.keys === undefined ? null : readKeys(values.keys);
const report = await verify(file);
const older = values.after === undefined ? null : await verify(values.after);
const isContinued = older === null || (await continues(file, older));
if (values.json) console.log(JSON.stringify({ ...report, isContinued }));
else print(report);
process.exitCode = report.isSound && isContinued && older?.isSound !== false ? 0 : 1;

function verify(path: string): Promise<ExportReport> {
  return verifyExport(linesOf(path), { keys });
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

function readKeys(path: string): AuditPublicKey[] {
  const given: unknown = JSON.parse(readFileSync(path, "utf8"));
  return z
    .union([z.object({ keys: z.array(auditPublicKeySchema) }).transform((answer) => answer.keys), z.array(auditPublicKeySchema)])
    .parse(given);
}

/** The newest checkpoint of the older file stands in this one: nothing before it was taken away or written anew. */
async function continues(path: string, { orgId, lastCheckpoint }: ExportReport): Promise<boolean> {
  if (lastCheckpoint === null) return report.orgId === orgId;
  for await (const line of linesOf(path)) {
    if (!line.startsWith('{"type":"checkpoint"')) continue;
    const parsed = exportLineSchema.parse(JSON.parse(line));
    if (parsed.type === "checkpoint" && digestOfCheckpoint(parsed.checkpoint) === lastCheckpoint.digest) return true;
  }
  return false;
}

function print({ isSound, faults, orgId, exportedAt, records, unsigned, checkpoints, lastCheckpoint, keyIds }: ExportReport): void {
  for (const { line, problem } of faults) console.error(`line ${line}: ${problem}`);
  console.log(
    `${orgId ?? "?"}, exported ${exportedAt ?? "?"}: ${records} records, ${checkpoints} checkpoints, ${unsigned} records not yet under one.`,
  );
  if (lastCheckpoint) console.log(`Last checkpoint ${lastCheckpoint.number}, ${lastCheckpoint.digest}`);
  console.log(
    keys === null
      ? `Keys: ${keyIds.join(", ")}, out of the file itself. Compare them with what GET /api/audit/keys answers, or give --keys.`
      : `Keys: ${keyIds.join(", ")}, as given.`,
  );
  if (!isContinued) console.error("The older export is not the beginning of this one.");
  console.log(isSound && isContinued ? "Everything holds." : "It does not hold.");
}
