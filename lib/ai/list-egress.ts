import type { Context } from "../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";
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
  const after = readTimeCursor(cursor);
  if (isEmpty) return { items: [], nextCursor: null };
  const records = await ctx.deps.egressReports.list(ctx.orgId, range, { after, limit });
  return { items: records.map(toEgressRow), nextCursor: nextTimeCursor(records, limit) };
}

function toEgressRow({ _id, orgId: _orgId, at, source, dataClasses, keyOrigin, ...row }: EgressRecord): EgressRowView {
  return {
    ...row,
    id: _id,
    at: at.toISOString(),
    dataClasses: [...dataClasses],
    sourceType: source.type,
    sourceId: source.id,
    keyOrigin: keyOrigin ?? null,
  };
}
