import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { EgressRecord } from "./egress.store.ts";
import type { EgressRowView, EgressSelection } from "./egress-report.schema.ts";
import { toEgressScope } from "./internal/report/egress-scope.ts";
import type { ReportDeps } from "./report-ports.ts";

/** Each call that left the house, newest first. */
export async function listEgress(
  ctx: Context<ReportDeps>,
  { cursor, limit, ...selection }: EgressSelection & { cursor?: string | undefined; limit: number },
): Promise<{ items: EgressRowView[]; nextCursor: string | null }> {
  const { isEmpty, range } = toEgressScope(ctx, selection);
  const after = toPosition(cursor);
  if (isEmpty) return { items: [], nextCursor: null };
  const records = await ctx.deps.egressReports.list(ctx.orgId, range, { after, limit });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map(toEgressRow), nextCursor: last ? toCursor([last.at.getTime(), last._id]) : null };
}

function toPosition(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [at, id] = parseCursor(cursor, ["number", "string"]);
  return { at: new Date(Number(at)), id: String(id) };
}

function toEgressRow({ _id, orgId: _orgId, at, source, dataClasses, ...row }: EgressRecord): EgressRowView {
  return { ...row, id: _id, at: at.toISOString(), dataClasses: [...dataClasses], sourceType: source.type, sourceId: source.id };
}
