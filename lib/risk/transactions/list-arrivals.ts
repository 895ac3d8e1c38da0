import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { ARRIVALS_MAX, type Arrivals } from "./arrivals.schema.ts";
import type { ArrivalPosition, TransactionFacts, TransactionReadStore } from "./transaction-reads.store.ts";

/** So long after its own `receivedAt` a record may still be on its way into the database. */
const SETTLING_MS = 1_500;

/** What came in after a place in the order of arrival, oldest first. */
export async function listArrivals(
  ctx: Context<{ riskTransactionReads: TransactionReadStore }>,
  { after }: { after?: string | undefined },
): Promise<Arrivals> {
  assertPermission(ctx, "risk.read");
  const { riskTransactionReads } = ctx.deps;
  const until = new Date(ctx.clock.now() - SETTLING_MS);
  if (after === undefined) return { items: [], cursor: toCursor([until.getTime(), ""]), isCut: false };
  const place = parsePosition(after);
  const found = await riskTransactionReads.listArrivals(ctx.orgId, place, { until, limit: ARRIVALS_MAX });
  const last = found.at(-1);
  return {
    items: found.map(toItem),
    cursor: last ? toCursor([last.receivedAt.getTime(), last._id]) : after,
    isCut: found.length === ARRIVALS_MAX,
  };
}

function parsePosition(cursor: string): ArrivalPosition {
  const [receivedAt, transactionId] = parseCursor(cursor, ["number", "string"]);
  return { receivedAt: new Date(Number(receivedAt)), transactionId: String(transactionId) };
}

function toItem({ _id, at, standing, verdict, source, payerKey, payeeKey }: TransactionFacts): Arrivals["items"][number] {
  const { level, decision } = verdict;
  return { id: _id, at: at.toISOString(), standing, level, decision, source: source.type, payerKey, payeeKey };
}
