import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { findTested, findTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import type { ListTestSetsInput, TestSet } from "./test-set.schema.ts";
import { toTestSet } from "./to-test-set.ts";

/** Newest first. */
export async function listTestSets(
  ctx: Context<TestDeps>,
  { promptId, cursor, limit }: ListTestSetsInput & { promptId: string },
): Promise<{ items: TestSet[]; nextCursor: string | null }> {
  await findTested(ctx, promptId);
  const records = await ctx.deps.promptTests.listSets(ctx.orgId, promptId, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toTestSet(cipher, record)), nextCursor: nextTimeCursor(records, limit) };
}

export async function getTestSet(ctx: Context<TestDeps>, at: { promptId: string; testSetId: string }): Promise<TestSet> {
  const record = await findTestSet(ctx, at);
  return toTestSet(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
}
