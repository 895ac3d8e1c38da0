import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { createId } from "../../platform/ids.ts";
import { checkRows } from "./check-rows.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { testRowsFull, testSetNotFound } from "./test-errors.ts";
import { sealRow } from "./test-seals.ts";
import type { AddRowsInput, TestRow, TestRowInput, TestSet } from "./test-set.schema.ts";
import type { TestRowRecord, TestSetRecord } from "./test-set.store.ts";
import { toTestRow, toTestSet } from "./to-test-set.ts";

type At = { promptId: string; testSetId: string };
type Session = Parameters<Parameters<TestDeps["db"]["withTransaction"]>[0]>[0];

/** At the end, all or none. */
export async function addTestRows(ctx: Context<TestDeps>, input: AddRowsInput & At): Promise<{ testSet: TestSet; rows: TestRow[] }> {
  const set = await findEditableTestSet(ctx, input);
  await checkRows("/body/rows", input.rows);
  return keepRows(ctx, set, { rows: input.rows, mode: "append", source: "written" });
}

export type KeepRows = { rows: readonly TestRowInput[]; mode: "append" | "replace"; source: "written" | "file" | "runs" };

/** Rows that have been checked. The 5,001st is refused with all that came with it. */
export async function keepRows(
  ctx: Context<TestDeps>,
  set: TestSetRecord,
  { rows, mode, source }: KeepRows,
): Promise<{ testSet: TestSet; rows: TestRow[] }> {
  const { db, audit } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const target = { type: "prompt-test-set", id: set._id };
  const entry = toAuditRecord(ctx, { action: "prompts.test-rows-added", target, after: { rows: rows.length, mode, source } });
  const kept = await db.withTransaction(async (session) => {
    if (mode === "replace") await clear(ctx, set, session);
    const taken = await ctx.deps.promptTests.takeRows(ctx.orgId, set._id, rows.length, new Date(ctx.clock.now()), session);
    if (!taken) return null;
    const records = toRowRecords(cipher, set, rows, taken.nextNumber - rows.length);
    await ctx.deps.promptTests.insertRows(records, session);
    await audit.append(entry, session);
    return { taken, records };
  });
  if (!kept) throw await toRefusal(ctx, set, mode === "replace" ? rows.length : set.rows + rows.length);
  return { testSet: toTestSet(cipher, kept.taken), rows: kept.records.map((record) => toTestRow(cipher, record)) };
}

async function clear({ deps, orgId, clock }: Context<TestDeps>, { _id }: TestSetRecord, session: Session): Promise<void> {
  const gone = await deps.promptTests.deleteRows(orgId, _id, session);
  await deps.promptTests.touchRows(orgId, _id, gone, new Date(clock.now()), session);
}

/** Full, or gone meanwhile. */
async function toRefusal({ deps, orgId }: Context<TestDeps>, { promptId, _id }: TestSetRecord, rows: number): Promise<Error> {
  return (await deps.promptTests.findSet(orgId, promptId, _id)) ? testRowsFull(rows) : testSetNotFound(_id);
}

export function toRowRecords(
  cipher: OrganizationCipher,
  { _id: testSetId, orgId, promptId, privateOf }: Pick<TestSetRecord, "_id" | "orgId" | "promptId" | "privateOf">,
  rows: readonly TestRowInput[],
  first: number,
): TestRowRecord[] {
  return rows.map(({ values, expected, assertions }, index) => {
    const _id = createId("promptTestRow");
    return {
      _id,
      orgId,
      promptId,
      privateOf,
      testSetId,
      number: first + index,
      sealed: sealRow(cipher, _id, { values, expected, assertions }),
    };
  });
}
