import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { IMPORT_PART_BYTES, type RiskImport } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";

export const placeOfName = (id: string) => ({ collection: "risk_imports", id, field: "name" });

export function toImport(cipher: OrganizationCipher, record: ImportRecord, now: number): RiskImport {
  const { _id: id, sizeBytes, parts, state, reason, mode, isDryRun, phase, rows } = record;
  const { read, judged, repeated, conflicting, broken, decisions } = record;
  return {
    ...{ id, name: cipher.decrypt(placeOfName(id), record.name), sizeBytes, partBytes: IMPORT_PART_BYTES, parts },
    ...{ state, reason, mode, isDryRun, phase, rows, read, judged, repeated, conflicting, broken, decisions: { ...decisions } },
    secondsLeft: secondsLeft(record, now),
    createdAt: record.at.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}

/** At the pace so far; null before there is one, and while the number of rows is not known. */
function secondsLeft({ state, phase, phaseStartedAt, rows, read }: ImportRecord, now: number): number | null {
  if (state !== "running" || phase !== "judge" || !phaseStartedAt || rows === null || read === 0) return null;
  const paceMs = (now - phaseStartedAt.getTime()) / read;
  return Math.max(0, Math.round((paceMs * (rows - read)) / 1_000));
}
