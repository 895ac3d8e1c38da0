import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { checkRows } from "./check-rows.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { testRowNotFound } from "./test-errors.ts";
import { sealRow } from "./test-seals.ts";
import type { TestRow, TestRowInput } from "./test-set.schema.ts";
import { toTestRow } from "./to-test-set.ts";

type At = { promptId: string; testSetId: string; rowId: string };

/** The row as a whole. */
export async function updateTestRow(ctx: Context<TestDeps>, { promptId, testSetId, rowId, ...row }: TestRowInput & At): Promise<TestRow> {
  await findEditableTestSet(ctx, { promptId, testSetId });
  await checkRows("/body", [row]);
  const { promptTests } = ctx.deps;
  const record = await promptTests.findRow(ctx.orgId, testSetId, rowId);
  if (!record) throw testRowNotFound(rowId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const changed = { ...record, sealed: sealRow(cipher, rowId, row) };
  await change(ctx, { promptId, testSetId, rowId }, 0, (session) => promptTests.writeRow(changed, session));
  return toTestRow(cipher, changed);
}

export async function deleteTestRow(ctx: Context<TestDeps>, at: At): Promise<void> {
  const { testSetId, rowId } = at;
  await findEditableTestSet(ctx, at);
  await change(ctx, at, 1, (session) => ctx.deps.promptTests.deleteRow(ctx.orgId, testSetId, rowId, session));
}

type Session = Parameters<Parameters<TestDeps["db"]["withTransaction"]>[0]>[0];

/** With a new revision of the set. */
async function change(
  ctx: Context<TestDeps>,
  { testSetId, rowId }: At,
  removed: 0 | 1,
  write: (session: Session) => Promise<boolean>,
): Promise<void> {
  const { db, audit, promptTests } = ctx.deps;
  const target = { type: "prompt-test-set", id: testSetId };
  const action = removed === 1 ? "prompts.test-row-deleted" : "prompts.test-row-changed";
  const entry = toAuditRecord(ctx, { action, target, after: { rowId } });
  const isDone = await db.withTransaction(async (session) => {
    if (!(await write(session))) return false;
    await promptTests.touchRows(ctx.orgId, testSetId, removed, new Date(ctx.clock.now()), session);
    await audit.append(entry, session);
    return true;
  });
  if (!isDone) throw testRowNotFound(rowId);
}
