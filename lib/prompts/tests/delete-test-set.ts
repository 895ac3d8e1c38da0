import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { testSetNotFound } from "./test-errors.ts";

/** With its rows. What evaluations found stays to be read, and proves nothing any more. */
export async function deleteTestSet(ctx: Context<TestDeps>, at: { promptId: string; testSetId: string }): Promise<void> {
  const { testSetId } = at;
  const { rows, revision } = await findEditableTestSet(ctx, at);
  const { db, audit, promptTests } = ctx.deps;
  const target = { type: "prompt-test-set", id: testSetId };
  const before = { promptId: at.promptId, rows, revision };
  const entry = toAuditRecord(ctx, { action: "prompts.test-set-deleted", target, severity: "notice", before });
  const isGone = await db.withTransaction(async (session) => {
    if (!(await promptTests.deleteSet(ctx.orgId, testSetId, session))) return false;
    await promptTests.deleteRows(ctx.orgId, testSetId, session);
    await audit.append(entry, session);
    return true;
  });
  if (!isGone) throw testSetNotFound(testSetId);
}
