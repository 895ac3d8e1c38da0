// A trail has a handful of headers and checkpoints and a great many records, so only records are worth a reader of their own. It takes
// what is certainly one and leaves the rest to the schema: the schema alone refuses, and it stays the one description of the format.

import { z } from "zod";
import { type ExportedRecord, type ExportLine, exportLineSchema } from "../export-format.ts";

/** Null for what is no line of an export. */
export function readExportLine(text: string): ExportLine | null {
  const value = parseJson(text);
  if (isRecordLine(value)) return value;
  return exportLineSchema.safeParse(value).data ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type RecordLine = { type: "record"; record: ExportedRecord };

const HASH = /^[0-9a-f]{64}$/;
const MOMENT = z.regexes.datetime({});
const RECORD_FIELDS = 17;

/** Without a proof: one that has any is for the schema. */
function isRecordLine(value: unknown): value is RecordLine {
  return isObject(value) && value.type === "record" && isRecord(value.record) && Object.keys(value).length === 2;
}

/** As many fields as a record has, and each of a record's fields: then there is no other. */
function isRecord(value: unknown): value is ExportedRecord {
  return (
    isObject(value) &&
    Object.keys(value).length === RECORD_FIELDS &&
    isText(value._id) &&
    isText(value.orgId) &&
    isText(value.at) &&
    MOMENT.test(value.at) &&
    isText(value.actor) &&
    (value.role === null || isText(value.role)) &&
    isText(value.action) &&
    isTarget(value.target) &&
    isSeverity(value.severity) &&
    (value.reason === null || isText(value.reason)) &&
    (value.beforeDigest === null || isHash(value.beforeDigest)) &&
    (value.afterDigest === null || isHash(value.afterDigest)) &&
    isText(value.requestId) &&
    isText(value.ip) &&
    isText(value.userAgent) &&
    Number.isSafeInteger(value.seq) &&
    Number(value.seq) >= 1 &&
    isHash(value.prevHash) &&
    isHash(value.hash)
  );
}

function isTarget(value: unknown): boolean {
  return isObject(value) && isText(value.type) && isText(value.id) && Object.keys(value).length === 2;
}

function isSeverity(value: unknown): boolean {
  return value === "info" || value === "notice" || value === "warning" || value === "critical";
}

function isHash(value: unknown): boolean {
  return isText(value) && HASH.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
