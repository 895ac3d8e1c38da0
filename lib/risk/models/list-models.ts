import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { ModelPage } from "./model.schema.ts";
import type { ModelDeps } from "./ports.ts";
import { shippedView, toModelView } from "./to-model-view.ts";

/** Newest first; the shipped one comes last. */
export async function listModels(
  ctx: Context<Pick<ModelDeps, "riskModelStore">>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ModelPage> {
  assertPermission(ctx, "risk.read");
  const { riskModelStore } = ctx.deps;
  const beforeNumber = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await riskModelStore.list(ctx.orgId, { beforeNumber, limit });
  const items = records.map(toModelView);
  const last = items.at(-1);
  if (last && items.length === limit) return { items, nextCursor: toCursor([last.number]) };
  const placed = await riskModelStore.listPlaced(ctx.orgId);
  return { items: [...items, shippedView(!placed.some(({ place }) => place === "live"))], nextCursor: null };
}
