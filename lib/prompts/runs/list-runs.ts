import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { RunStores } from "./ports.ts";
import type { ListRunsInput, RunPage } from "./run.schema.ts";
import { toRunSummary } from "./to-run-view.ts";

/** One's own runs, newest first; of one prompt, or of all. */
export async function listRuns(
  ctx: Context<RunStores & Pick<LibraryStores, "prompts">>,
  { promptId, cursor, limit }: ListRunsInput & { promptId: string | null },
): Promise<RunPage> {
  assertPermission(ctx, "prompts.read");
  if (promptId !== null) await findReadable(ctx, promptId);
  const rows = await ctx.deps.promptRuns.list(ctx.orgId, userIdOf(ctx), promptId, { after: readTimeCursor(cursor), limit });
  return { items: rows.map(toRunSummary), nextCursor: nextTimeCursor(rows, limit) };
}
