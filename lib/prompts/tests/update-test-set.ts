import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { checkAssertions } from "./check-assertions.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { testSetChanged } from "./test-errors.ts";
import { openAssertions, sealAssertions } from "./test-seals.ts";
import type { TestSet, UpdateTestSetInput } from "./test-set.schema.ts";
import { toTestSet } from "./to-test-set.ts";

/** Another threshold or other assertions make another revision: what was proven by the former is to be proven again. */
export async function updateTestSet(
  ctx: Context<TestDeps>,
  input: UpdateTestSetInput & { promptId: string; testSetId: string },
): Promise<TestSet> {
  const { promptId, testSetId, revision, name, description, passThreshold, assertions } = input;
  const record = await findEditableTestSet(ctx, { promptId, testSetId });
  if (assertions) await checkAssertions([{ at: "/body/assertions", assertions }]);
  const { db, audit, promptTests } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const hasOthers = assertions !== undefined && JSON.stringify(assertions) !== JSON.stringify(openAssertions(cipher, record));
  const isProof = hasOthers || (passThreshold !== undefined && passThreshold !== record.passThreshold);
  const fields = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(passThreshold !== undefined && { passThreshold }),
    ...(hasOthers && { sealed: sealAssertions(cipher, testSetId, assertions) }),
    updatedAt: new Date(ctx.clock.now()),
  };
  const entry = toAuditRecord(ctx, {
    ...{ action: "prompts.test-set-changed", target: { type: "prompt-test-set", id: testSetId } },
    ...{ before: { revision: record.revision, passThreshold: record.passThreshold }, after: { isProof, passThreshold, name } },
  });
  const changed = await db.withTransaction(async (session) => {
    const done = await promptTests.changeSet({ _id: testSetId, orgId: ctx.orgId, revision }, { fields, isProof }, session);
    if (done) await audit.append(entry, session);
    return done;
  });
  if (!changed) throw testSetChanged();
  return toTestSet(cipher, changed);
}
