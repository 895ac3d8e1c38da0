import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { LogLineRecord, LogLineStore } from "../../platform/log-lines/log-line.store.ts";
import type { LogPseudonyms } from "../../platform/log-lines/pseudonyms.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { ListLogLinesInput, LogLineView } from "./log.schema.ts";

export type LogDeps = { logLines: LogLineStore; logPseudonyms: LogPseudonyms };

/** Newest first. */
export async function listLogLines(
  ctx: Context<LogDeps>,
  { cursor, limit, from, level, route, requestId, org }: ListLogLinesInput,
): Promise<{ items: LogLineView[]; nextCursor: string | null }> {
  assertPermission(ctx, "deployment.read");
  const { logLines, logPseudonyms } = ctx.deps;
  const organization = org === undefined || org.startsWith("p_") ? org : logPseudonyms(org);
  const page = { after: readTimeCursor(cursor), limit, from: from === undefined ? undefined : new Date(from) };
  const records = await logLines.list({ level, route, requestId, organization }, page);
  return { items: records.map(toView), nextCursor: nextTimeCursor(records, limit) };
}

function toView({ _id, at, facets: _facets, expiresAt: _expiresAt, ...line }: LogLineRecord): LogLineView {
  return { ...line, id: _id, at: at.toISOString() };
}
