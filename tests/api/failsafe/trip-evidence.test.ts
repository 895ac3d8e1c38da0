import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { Evidence } from "../../../lib/failsafe/trips/get-evidence.ts";
import { digestOfCheckpoint } from "../../../lib/platform/audit/checkpoint.ts";
import { type ExportLine, exportLineSchema } from "../../../lib/platform/audit/export-format.ts";
import { sequenceAudit } from "../../../lib/platform/audit/sequence-audit.ts";
import { verifyExport } from "../../../lib/platform/audit/verify-export.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { insertTrip } from "../../support/trip-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock, mailer: createLetterbox().mailer } });
const { deps } = harness.runtime;

/** A trip that was restored by two people, and something else beside it in the trail. */
async function restoredTrip() {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const subject = { type: "model", name: "groq/llama" } as const;
  const { tripId, leaseId } = await insertTrip(harness, owner.orgId, { subject, auditId: "sau_first" });
  await insertTrip(harness, owner.orgId);
  const post = (as: Person, path: string, body: object) =>
    harness.call("POST", `/api/failsafe/trips/${tripId}/${path}`, { as, body: { phrase: "RESTORE model:groq/llama", ...body } });
  await post(analyst, "restore-requests", { reason: "r", version: 1 });
  expect((await post(owner, "restore", { version: 2 })).status).toBe(200);
  // What is younger may still be under way in a transaction.
  clock.advance(60_000);
  await sequenceAudit(deps, owner.orgId);
  const download = (as: Person) => harness.call("GET", `/api/failsafe/trips/${tripId}/evidence`, { as });
  return { owner, analyst, tripId, leaseId, download };
}

const toLines = (text: string) => text.split("\n").filter((line) => line !== "");
const recordsOf = (lines: readonly string[]) =>
  lines.map((line): ExportLine => exportLineSchema.parse(JSON.parse(line))).flatMap((line) => (line.type === "record" ? [line] : []));

test("the bundle holds what happened to the trip and its lease, proven, and nothing else; offline it is accepted, and with one byte changed refused", async () => {
  const { analyst, tripId, leaseId, download } = await restoredTrip();
  const text = await (await download(analyst)).text();
  const lines = toLines(text);
  const records = recordsOf(lines);
  expect(records.map(({ record }) => [record.action, record.target.id])).toEqual([
    ["failsafe.lease-denied", leaseId],
    ["failsafe.subject-tripped", tripId],
    ["failsafe.restore-requested", tripId],
    ["failsafe.lease-restored", leaseId],
    ["failsafe.subject-restored", tripId],
  ]);
  expect(records.every(({ proof }) => proof !== null && proof !== undefined)).toBe(true);
  expect(await verifyExport(lines, { keys: deps.auditSigner.publicKeys })).toMatchObject({ isSound: true, records: 5, unsigned: 0 });
  for (const [index, line] of lines.entries()) {
    const at = Math.floor(line.length / 2);
    const flipped = `${line.slice(0, at)}${line[at] === "7" ? "8" : "7"}${line.slice(at + 1)}`;
    const report = await verifyExport(lines.with(index, flipped), { keys: deps.auditSigner.publicKeys });
    expect([index, report.isSound]).toEqual([index, false]);
  }
  expect(await verifyByCommand(text)).toBe(0);
  expect(await verifyByCommand(text.replace("failsafe.subject-tripped", "failsafe.subject-trippad"))).toBe(1);
});

/** As an auditor does it: a file, a command, no database. */
async function verifyByCommand(text: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "evidence-"));
  try {
    const file = join(folder, "trip.ndjson");
    await writeFile(file, text);
    return await promisify(execFile)(process.execPath, ["scripts/ops/verify-audit.ts", file]).then(
      () => 0,
      ({ code }: { code: number }) => code,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("only whoever may read the trail gets it, and nobody that of another organization", async () => {
  const { owner, download } = await restoredTrip();
  expect((await download(await harness.addPerson(owner, "USER"))).status).toBe(403);
  expect((await download(await harness.createPerson())).status).toBe(404);
});

test("for anybody: keys and the digests of checkpoints, found again by digest, and no organization among them", async () => {
  const { owner } = await restoredTrip();
  const last = await deps.audit.findLastCheckpoint(owner.orgId);
  const digest = last && digestOfCheckpoint(last);
  const response = await harness.call("GET", "/api/failsafe/evidence");
  const text = await response.text();
  expect(text).not.toContain(owner.orgId);
  const evidence: Evidence = JSON.parse(text);
  expect(evidence.keys).toEqual(deps.auditSigner.publicKeys);
  expect(evidence.checkpoints.map((each) => each.digest)).toContain(digest);
  const ask = (asked: string) => harness.json<Evidence>("GET", `/api/failsafe/evidence?digest=${asked}`);
  expect((await ask(digest ?? "")).checkpoints).toEqual([{ digest, at: last?.at, keyId: last?.keyId }]);
  expect((await ask("0".repeat(64))).checkpoints).toEqual([]);
});
