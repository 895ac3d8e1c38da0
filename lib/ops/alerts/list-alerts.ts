import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { AlertView, ListAlertsInput } from "./alert.schema.ts";
import type { AlertStores } from "./ports.ts";
import { toAlert } from "./to-alert.ts";

/** Newest first. */
export async function listAlerts(
  ctx: Context<AlertStores>,
  { view, cursor, limit }: ListAlertsInput,
): Promise<{ items: AlertView[]; nextCursor: string | null }> {
  assertPermission(ctx, "deployment.read");
  const { alerts, alertSilences } = ctx.deps;
  const after = cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]);
  const [records, silences] = await Promise.all([
    alerts.list(view === "open", { after, limit }),
    alertSilences.listActive(new Date(ctx.clock.now())),
  ]);
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toAlert(record, silences)), nextCursor: last ? toCursor([last._id]) : null };
}
