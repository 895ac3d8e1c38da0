// Says whether an exported audit trail is what was signed, with the file and the public keys alone: no database, no server, no network.
// Every line is checked for itself, against its neighbours, and through the signed end against every other.

import { type ChainFault, findChainFault, GENESIS_HASH } from "./audit-record.ts";
import { type AuditPublicKey, createSignatureCheck } from "./audit-signer.ts";
import {
  type Checkpoint,
  type CheckSignatures,
  coversExactly,
  digestOfCheckpoint,
  type InclusionProof,
  isIncluded,
  isLinked,
  isSignedWell,
} from "./checkpoint.ts";
import {
  createLinesDigest,
  type ExportEnd,
  type ExportedRecord,
  type ExportHeader,
  type ExportLine,
  toEndStatement,
} from "./export-format.ts";
import { hashOfExported } from "./internal/hash-exported.ts";
import { readExportLine } from "./internal/read-export-line.ts";
import { SHORTENED, shortenedDigest } from "./shortened.ts";

/** `line` counts from 1. */
export type ExportFault = { line: number; problem: string };

export type ExportReport = {
  isSound: boolean;
  faults: readonly ExportFault[];
  orgId: string | null;
  exportedAt: string | null;
  records: number;
  /** Of them, those no checkpoint covers yet: chained, but only the end of the file vouches for them. */
  unsigned: number;
  checkpoints: number;
  lastCheckpoint: { number: number; digest: string } | null;
  keyIds: readonly string[];
};

/** `keys` come from somewhere else than the file: whoever forges a file can put keys of their own into it. Null takes the file's. */
export type VerifyOptions = { keys: readonly AuditPublicKey[] | null };

const FAULTS_MAX = 100;

export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>, { keys }: VerifyOptions): Promise<ExportReport> {
  const reading = startReading(keys);
  for await (const line of lines) {
    if (line === "" && reading.line > 0) continue;
    reading.line += 1;
    readLine(reading, line);
    if (reading.faults.length >= FAULTS_MAX) break;
  }
  return finish(reading);
}

type Batch = { checkpoint: Checkpoint; line: number; records: ExportedRecord[] };

type Reading = {
  line: number;
  faults: ExportFault[];
  trusted: readonly AuditPublicKey[] | null;
  check: CheckSignatures;
  digest: ReturnType<typeof createLinesDigest>;
  header: ExportHeader | null;
  end: ExportEnd | null;
  checkpoints: Map<number, Checkpoint>;
  last: Checkpoint | null;
  /** Of the whole chain: the checkpoint whose records are being read. */
  batch: Batch | null;
  anchor: { checkpoint: Checkpoint; line: number; isAnnounced: boolean } | null;
  position: { seq: number; hash: string };
  records: number;
  unsigned: number;
};

function startReading(trusted: readonly AuditPublicKey[] | null): Reading {
  return {
    ...{ line: 0, faults: [], trusted, check: createSignatureCheck(trusted ?? []), digest: createLinesDigest() },
    ...{ header: null, end: null, checkpoints: new Map(), last: null, batch: null, anchor: null },
    ...{ position: { seq: 0, hash: GENESIS_HASH }, records: 0, unsigned: 0 },
  };
}

function blame(reading: Reading, problem: string, line = reading.line): void {
  reading.faults.push({ line, problem });
}

function readLine(reading: Reading, text: string): void {
  const line = readExportLine(text);
  if (reading.end) blame(reading, "something follows the end");
  else if (!line) blame(reading, "this is no line of an audit export");
  else if ((line.type === "header") !== (reading.line === 1)) blame(reading, "the header stands first, and once");
  else readParsed(reading, line);
  reading.digest.add(text);
}

function readParsed(reading: Reading, line: ExportLine): void {
  if (line.type === "header") readHeader(reading, line);
  else if (line.type === "checkpoint") readCheckpoint(reading, line.checkpoint);
  else if (line.type === "end") readEnd(reading, line);
  else readRecord(reading, line.record, line.proof ?? null);
}

function readHeader(reading: Reading, header: ExportHeader): void {
  reading.header = header;
  if (!reading.trusted) reading.check = createSignatureCheck(header.keys);
}

function readCheckpoint(reading: Reading, checkpoint: Checkpoint): void {
  const { header, check, last } = reading;
  if (header && checkpoint.orgId !== header.orgId) blame(reading, "the checkpoint belongs to another organization");
  if (!isSignedWell(checkpoint, check)) blame(reading, `checkpoint ${checkpoint.number} is not signed by a known key`);
  reading.checkpoints.set(checkpoint.number, checkpoint);
  reading.last = checkpoint;
  if (header?.filter) return;
  if (header?.anchor !== undefined && last === null) readAnchor(reading, checkpoint, header.anchor);
  else startBatch(reading, checkpoint, last);
}

function startBatch(reading: Reading, checkpoint: Checkpoint, last: Checkpoint | null): void {
  closeBatch(reading);
  if (reading.unsigned > 0) blame(reading, "records without a checkpoint stand before one");
  if (!isLinked(last, checkpoint)) blame(reading, `checkpoint ${checkpoint.number} does not follow the one before it`);
  reading.batch = { checkpoint, line: reading.line, records: [] };
}

/** Its records are gone by policy: the chain goes on behind it, and has to say so itself. */
function readAnchor(reading: Reading, checkpoint: Checkpoint, number: number): void {
  if (checkpoint.number !== number) blame(reading, `checkpoint ${number}, up to which the trail was shortened, is missing`);
  reading.anchor = { checkpoint, line: reading.line, isAnnounced: false };
  reading.position = { seq: checkpoint.toSeq, hash: checkpoint.head };
}

function closeBatch(reading: Reading): void {
  const { batch } = reading;
  if (batch && !coversExactly(batch.checkpoint, batch.records))
    blame(reading, `checkpoint ${batch.checkpoint.number} does not cover the records that follow it`, batch.line);
  reading.batch = null;
}

function readRecord(reading: Reading, record: ExportedRecord, proof: InclusionProof | null): void {
  reading.records += 1;
  if (reading.header && record.orgId !== reading.header.orgId) blame(reading, "the record belongs to another organization");
  if (reading.header?.filter) readProven(reading, record, proof);
  else readInChain(reading, record);
  reading.position = { seq: record.seq, hash: record.hash };
}

function readInChain(reading: Reading, record: ExportedRecord): void {
  const broken = findChainFault([record], reading.position, hashOfExported);
  if (broken) blame(reading, describe(broken));
  const { anchor } = reading;
  if (anchor && announces(record, anchor.checkpoint)) anchor.isAnnounced = true;
  if (reading.batch && record.seq > reading.batch.checkpoint.toSeq) closeBatch(reading);
  if (reading.batch) reading.batch.records.push(record);
  else reading.unsigned += 1;
}

function announces({ action, target, afterDigest }: ExportedRecord, anchor: Checkpoint): boolean {
  return action === SHORTENED && target.id === String(anchor.number) && afterDigest === shortenedDigest(anchor);
}

function readProven(reading: Reading, record: ExportedRecord, proof: InclusionProof | null): void {
  if (hashOfExported(record) !== record.hash) blame(reading, `record ${record.seq} was altered`);
  if (record.seq <= reading.position.seq) blame(reading, `record ${record.seq} is out of order`);
  const checkpoint = proof && reading.checkpoints.get(proof.checkpoint);
  if (!proof) reading.unsigned += 1;
  else if (!checkpoint) blame(reading, `checkpoint ${proof.checkpoint} of record ${record.seq} is missing`);
  else if (!isIncluded(checkpoint, record, proof)) blame(reading, `record ${record.seq} is not in checkpoint ${proof.checkpoint}`);
}

function readEnd(reading: Reading, end: ExportEnd): void {
  const { header, records, digest, check } = reading;
  closeBatch(reading);
  reading.end = end;
  if (!header) return;
  if (end.records !== records) blame(reading, `the end counts ${end.records} records, the file has ${records}`);
  if (end.digest !== digest.hex()) blame(reading, "the lines are not the ones that were signed");
  if (!check(end.keyId, toEndStatement(header, end), end.signatures)) blame(reading, "the end is not signed by a known key");
}

function finish(reading: Reading): ExportReport {
  const { header, end, faults, records, unsigned, checkpoints, last, trusted } = reading;
  if (!header) blame(reading, "there is no header", 1);
  if (!end) blame(reading, "the file ends before its end");
  if (header?.anchor !== undefined && !reading.anchor) blame(reading, "the checkpoint up to which the trail was shortened is missing");
  const { anchor } = reading;
  if (anchor && !anchor.isAnnounced) blame(reading, "no record announces that the trail was shortened up to here", anchor.line);
  return {
    isSound: faults.length === 0,
    faults,
    orgId: header?.orgId ?? null,
    exportedAt: header?.exportedAt ?? null,
    ...{ records, unsigned, checkpoints: checkpoints.size },
    lastCheckpoint: last && { number: last.number, digest: digestOfCheckpoint(last) },
    keyIds: (trusted ?? header?.keys ?? []).map(({ keyId }) => keyId),
  };
}

function describe({ seq, problem }: ChainFault): string {
  const words = { gap: "is missing or out of place", broken_link: "does not follow the one before it", altered: "was altered" };
  return `record ${seq} ${words[problem]}`;
}
