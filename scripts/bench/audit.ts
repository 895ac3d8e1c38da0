import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { type AuditRecord, GENESIS_HASH, hashOf, toAuditRecord } from "../../lib/platform/audit/audit-record.ts";
import { createAuditSigner } from "../../lib/platform/audit/audit-signer.ts";
import { CHECKPOINT_MAX, type Checkpoint, createCheckpoint } from "../../lib/platform/audit/checkpoint.ts";
import {
  createLinesDigest,
  EXPORT_FORMAT,
  type ExportHeader,
  type ExportLine,
  toEndStatement,
} from "../../lib/platform/audit/export-format.ts";
import { verifyExport } from "../../lib/platform/audit/verify-export.ts";
import type { Context } from "../../lib/platform/context.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun, writeSection } from "./report/write-section.ts";
import { median } from "./statistics.ts";

/** `pnpm bench:audit`: what a record, a checkpoint and the verification of a whole trail cost, in memory; the stores are not part of it. */
const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const RECORDS = 10_000;
const ROUNDS = 5;
const ORG_ID = "org_00000000000000000000000000";

const ctx: Context = {
  actor: { type: "user", userId: "usr_00000000000000000000000000", sessionId: "ses_00000000000000000000000000" },
  orgId: ORG_ID,
  role: "OWNER",
  permissions: new Set(),
  requestId: "req_00000000000000000000000000",
  ip: "192.0.2.1",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  clock: { now: () => Date.now(), sleep: async () => undefined },
  log: createLogger({ level: "silent" }),
  deps: {},
};

const signer = createAuditSigner([randomBytes(32).toString("hex")]);
const keys = signer.publicKeys;
const appends: number[] = [];
const signs: number[] = [];
const verifications: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const startedAt = performance.now();
  const records = chain(RECORDS);
  appends.push(((performance.now() - startedAt) / RECORDS) * 1_000);
  const lines = await toFile(records, await signAll(records));
  const verifyingAt = performance.now();
  const report = await verifyExport(lines, { keys });
  verifications.push(performance.now() - verifyingAt);
  if (!report.isSound || report.records !== RECORDS) throw new Error(`A sound trail does not verify: ${JSON.stringify(report.faults[0])}`);
}

const figures: Figure[] = [
  { what: "a record made, placed and hashed", value: median(appends), unit: "µs", target: { type: "at-most", value: 50 } },
  milliseconds("a checkpoint over 256 records, both signatures", median(signs), 15),
  milliseconds(`a file of ${RECORDS.toLocaleString("en")} records verified`, median(verifications), 150),
];
const tools = [`${ROUNDS} rounds`];
console.log(describeRun(tools));
printFigures(figures);
if (values.write) writeSection({ name: "audit", tools, figures });

function chain(length: number): (AuditRecord & { seq: number })[] {
  const records: (AuditRecord & { seq: number })[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const record = toAuditRecord(ctx, {
      action: "chat.chat-renamed",
      target: { type: "chat", id: `cht_${seq}` },
      before: { seq },
      after: { title: "x" },
    });
    const placed = { ...record, seq, prevHash: records.at(-1)?.hash ?? GENESIS_HASH };
    records.push({ ...placed, hash: hashOf(placed) });
  }
  return records;
}

async function signAll(records: readonly AuditRecord[]): Promise<Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  for (let from = 0; from < records.length; from += CHECKPOINT_MAX) {
    const startedAt = performance.now();
    const options = { orgId: ORG_ID, last: checkpoints.at(-1) ?? null, now: Date.now() };
    checkpoints.push(await createCheckpoint(signer, records.slice(from, from + CHECKPOINT_MAX), options));
    signs.push(performance.now() - startedAt);
  }
  return checkpoints;
}

async function toFile(records: readonly AuditRecord[], checkpoints: readonly Checkpoint[]): Promise<string[]> {
  const digest = createLinesDigest();
  const lines: string[] = [];
  const add = (line: ExportLine | { type: "record"; record: AuditRecord }): void => {
    lines.push(JSON.stringify(line));
    digest.add(lines.at(-1) ?? "");
  };
  const header: ExportHeader = {
    type: "header",
    format: EXPORT_FORMAT,
    orgId: ORG_ID,
    exportedAt: new Date().toISOString(),
    filter: null,
    keys: [...keys],
  };
  add(header);
  for (const checkpoint of checkpoints) {
    add({ type: "checkpoint", checkpoint });
    for (const record of records.slice(checkpoint.fromSeq - 1, checkpoint.toSeq)) add({ type: "record", record });
  }
  const end = { records: records.length, digest: digest.hex(), keyId: signer.keyId };
  add({ type: "end", ...end, signatures: await signer.sign(toEndStatement(header, end)) });
  return lines;
}
