import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { findTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import type { ListTestRowsInput, TestRow } from "./test-set.schema.ts";
import { toTestRow } from "./to-test-set.ts";

/** In their order. */
export async function listTestRows(
  ctx: Context<TestDeps>,
  { promptId, testSetId, cursor, limit }: ListTestRowsInput & { promptId: string; testSetId: string },
): Promise<{ items: TestRow[]; nextCursor: string | null }> {
  await findTestSet(ctx, { promptId, testSetId });
  const after = cursor === undefined ? 0 : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.promptTests.listRows(ctx.orgId, testSetId, after, limit);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toTestRow(cipher, record)), nextCursor: last ? toCursor([last.number]) : null };
}
