import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import { readCatalog } from "./internal/catalog/read-catalog.ts";
import type { ModelPage } from "./model-schema.ts";
import type { PolicyDeps } from "./policy-ports.ts";

/** Every model there is to know of: the registry's, what the configured providers serve beside it, and what was decided about others. */
export async function listModels(ctx: Context<PolicyDeps>, page: { cursor?: string | undefined; limit: number }): Promise<ModelPage> {
  assertPermission(ctx, "ai.read");
  const start = page.cursor === undefined ? 0 : Math.max(0, Number(parseCursor(page.cursor, ["number"])[0]));
  const { mode, models } = await readCatalog(ctx);
  const end = start + page.limit;
  return { mode, items: models.slice(start, end), nextCursor: end < models.length ? toCursor([end]) : null };
}
