import { userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { findEditable } from "../library/find-prompt.ts";
import { toRowRecords } from "./add-test-rows.ts";
import { checkAssertions } from "./check-assertions.ts";
import { checkRows } from "./check-rows.ts";
import type { TestDeps } from "./ports.ts";
import { testSetsFull } from "./test-errors.ts";
import { sealAssertions } from "./test-seals.ts";
import { type CreateTestSetInput, TEST_SETS_MAX, type TestSet } from "./test-set.schema.ts";
import type { TestSetRecord } from "./test-set.store.ts";
import { toTestSet } from "./to-test-set.ts";

export async function createTestSet(ctx: Context<TestDeps>, input: CreateTestSetInput & { promptId: string }): Promise<TestSet> {
  const { promptId, name, description, passThreshold, assertions, rows } = input;
  const { privateOf } = await findEditable(ctx, promptId);
  const { db, audit, promptTests } = ctx.deps;
  await checkAssertions([{ at: "/body/assertions", assertions }]);
  await checkRows("/body/rows", rows);
  if ((await promptTests.countSets(ctx.orgId, promptId, TEST_SETS_MAX)) >= TEST_SETS_MAX) throw testSetsFull();
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const [_id, now] = [createId("promptTestSet"), new Date(ctx.clock.now())];
  const record: TestSetRecord = {
    ...{ _id, orgId: ctx.orgId, promptId, privateOf, name, description, passThreshold },
    ...{ sealed: sealAssertions(cipher, _id, assertions), rows: rows.length, nextNumber: rows.length + 1, revision: 1 },
    ...{ createdBy: userIdOf(ctx), at: now, updatedAt: now },
  };
  const target = { type: "prompt-test-set", id: _id };
  await db.withTransaction(async (session) => {
    await promptTests.insertSet(record, session);
    await promptTests.insertRows(toRowRecords(cipher, record, rows, 1), session);
    await audit.append(toAuditRecord(ctx, { action: "prompts.test-set-created", target, after: { promptId, rows: rows.length } }), session);
  });
  return toTestSet(cipher, record);
}
