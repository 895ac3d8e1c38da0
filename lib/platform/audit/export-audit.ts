// Writes the file that verify-export.ts reads, page by page: nothing is held but the records of one checkpoint. Without a filter it is
// the whole chain as it was signed; with one, every record brings the proof of its place.

import { assertPermission } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { createId } from "../ids.ts";
import { toCsvLine } from "../to-csv-line.ts";
import type { AuditScope, AuditStore } from "./audit.store.ts";
import { type AuditRecord, toAuditRecord } from "./audit-record.ts";
import { CHECKPOINT_MAX, type Checkpoint, type InclusionProof, proveInclusion } from "./checkpoint.ts";
import {
  type AuditFilter,
  createLinesDigest,
  EXPORT_FORMAT,
  type ExportedRecord,
  type ExportHeader,
  type ExportLine,
  toEndStatement,
} from "./export-format.ts";
import type { AuditDeps } from "./ports.ts";
import { revealDetails, withPseudonyms } from "./reveal-details.ts";
import { toAuditScope } from "./to-audit-scope.ts";

/** The export is a change in the trail itself: it is recorded, and its own record is not yet in it. */
export async function exportAudit(
  ctx: Context<AuditDeps>,
  { format, ...filter }: AuditFilter & { format: "ndjson" | "csv" },
): Promise<AsyncIterable<string>> {
  assertPermission(ctx, "audit.read");
  const scope = await withPseudonyms(ctx, toAuditScope(filter));
  const isWhole = Object.values(filter).every((value) => value === undefined);
  await ctx.deps.audit.append(
    toAuditRecord(ctx, {
      action: "audit.trail-exported",
      target: { type: "audit-export", id: createId("auditExport") },
      severity: "notice",
      after: { format, ...filter },
    }),
  );
  const anchorNumber = isWhole ? ((await ctx.deps.audit.findHead(ctx.orgId))?.anchor ?? 0) : 0;
  const anchor = anchorNumber > 0 ? await ctx.deps.audit.findCheckpoint(ctx.orgId, anchorNumber) : null;
  const rows = isWhole ? wholeChain(ctx.deps.audit, ctx.orgId, anchor) : provenRows(ctx.deps.audit, ctx.orgId, scope);
  return format === "csv"
    ? toCsv(ctx, rows)
    : toNdjson(ctx, { filter: isWhole ? null : underPseudonyms(filter, scope), anchor: anchor?.number }, rows);
}

type Row = { checkpoint: Checkpoint } | { record: ExportedRecord; proof: InclusionProof | null; checkpointNumber: number | null };

async function* wholeChain(audit: AuditStore, orgId: string, anchor: Checkpoint | null): AsyncGenerator<Row> {
  let lastSeq = anchor?.toSeq ?? 0;
  if (anchor) yield { checkpoint: anchor };
  for (let number = anchor?.number ?? 0; ; ) {
    const page = await audit.listCheckpoints(orgId, number, 20);
    for (const checkpoint of page) {
      yield { checkpoint };
      const records = await audit.listChained(orgId, checkpoint.fromSeq - 1, checkpoint.toSeq - checkpoint.fromSeq + 1);
      for (const record of records.flatMap(toExported)) yield { record, proof: null, checkpointNumber: checkpoint.number };
      lastSeq = checkpoint.toSeq;
    }
    const end = page.at(-1);
    if (!end) break;
    number = end.number;
  }
  for (;;) {
    const records = (await audit.listChained(orgId, lastSeq, CHECKPOINT_MAX)).flatMap(toExported);
    for (const record of records) yield { record, proof: null, checkpointNumber: null };
    const end = records.at(-1);
    if (!end || records.length < CHECKPOINT_MAX) return;
    lastSeq = end.seq;
  }
}

type Tree = { checkpoint: Checkpoint; records: readonly AuditRecord[] };

/** Each record with the proof of its place: not all of a checkpoint are at hand. */
export async function* provenRows(audit: AuditStore, orgId: string, scope: ReturnType<typeof toAuditScope>): AsyncGenerator<Row> {
  let tree: Tree | null = null;
  let lastSeq = 0;
  for (;;) {
    const page = (await audit.listChainedMatching(orgId, scope, lastSeq, CHECKPOINT_MAX)).flatMap(toExported);
    for (const record of page) {
      if (!tree || record.seq > tree.checkpoint.toSeq) {
        tree = await findTree(audit, orgId, record.seq);
        if (tree) yield { checkpoint: tree.checkpoint };
      }
      const proof = tree && proveInclusion(tree.checkpoint, tree.records, record.seq);
      yield { record, proof, checkpointNumber: proof?.checkpoint ?? null };
      lastSeq = record.seq;
    }
    if (page.length < CHECKPOINT_MAX) return;
  }
}

async function findTree(audit: AuditStore, orgId: string, seq: number): Promise<Tree | null> {
  const checkpoint = await audit.findCheckpointOf(orgId, seq);
  if (!checkpoint) return null;
  const { fromSeq, toSeq } = checkpoint;
  return { checkpoint, records: await audit.listChained(orgId, fromSeq - 1, toSeq - fromSeq + 1) };
}

/** The file names people as its records do. */
function underPseudonyms(filter: AuditFilter, scope: AuditScope): AuditFilter {
  const [actor, target] = [scope.actor, scope.target].map((value) => (typeof value === "string" ? value : value?.at(-1)));
  return { ...filter, ...(actor !== undefined && { actor }), ...(target !== undefined && { target }) };
}

type Contents = { filter: ExportHeader["filter"]; anchor?: number | undefined };

export async function* toNdjson(ctx: Context<AuditDeps>, { filter, anchor }: Contents, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const { auditSigner: signer } = ctx.deps;
  const digest = createLinesDigest();
  const toLine = (line: ExportLine): string => {
    const text = JSON.stringify(line);
    digest.add(text);
    return `${text}\n`;
  };
  const header: ExportHeader = {
    type: "header",
    format: EXPORT_FORMAT,
    orgId: ctx.orgId,
    exportedAt: new Date(ctx.clock.now()).toISOString(),
    filter,
    ...(anchor !== undefined && { anchor }),
    keys: [...signer.publicKeys],
  };
  yield toLine(header);
  let records = 0;
  for await (const row of rows) {
    if ("checkpoint" in row) yield toLine({ type: "checkpoint", checkpoint: row.checkpoint });
    else {
      records += 1;
      yield toLine({ type: "record", record: row.record, ...(filter && { proof: row.proof }) });
    }
  }
  const end = { records, digest: digest.hex(), keyId: signer.keyId };
  yield toLine({ type: "end", ...end, signatures: await signer.sign(toEndStatement(header, end)) });
}

const CSV_TITLES = [
  ...["seq", "at", "actor", "role", "action", "targetType", "targetId", "severity", "reason", "beforeDigest", "afterDigest"],
  ...["requestId", "ip", "userAgent", "id", "prevHash", "hash", "checkpoint"],
] as const;

/** For spreadsheets, with the people's own names: only the other format can be verified, and it holds their pseudonyms. */
async function* toCsv(ctx: Context<AuditDeps>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  yield toCsvLine(CSV_TITLES);
  let page: Extract<Row, { record: ExportedRecord }>[] = [];
  const flush = async (): Promise<string> => {
    const records = await revealDetails(
      ctx,
      page.map(({ record }) => record),
    );
    const lines = records.map((record, index) => toCsvLine(toCells(record, page[index]?.checkpointNumber ?? null)));
    page = [];
    return lines.join("");
  };
  for await (const row of rows) {
    if ("record" in row) page.push(row);
    if (page.length >= CHECKPOINT_MAX) yield await flush();
  }
  if (page.length > 0) yield await flush();
}

function toCells(record: ExportedRecord, checkpoint: number | null): (string | number | null)[] {
  const {
    seq,
    at,
    actor,
    role,
    action,
    target,
    severity,
    reason,
    beforeDigest,
    afterDigest,
    requestId,
    ip,
    userAgent,
    _id,
    prevHash,
    hash,
  } = record;
  return [
    ...[seq, at, actor, role, action, target.type, target.id, severity, reason, beforeDigest, afterDigest],
    ...[requestId, ip, userAgent, _id, prevHash, hash, checkpoint],
  ];
}

/** Nothing for a record without a place. */
function toExported(record: AuditRecord): ExportedRecord[] {
  const { at, seq, prevHash, hash, subject: _subject, ...rest } = record;
  return seq === null || prevHash === null || hash === null ? [] : [{ ...rest, at: at.toISOString(), seq, prevHash, hash }];
}
