import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { CaseView, ListCasesInput } from "./case.schema.ts";
import type { CaseFilter } from "./case.store.ts";
import { queueOf } from "./case-facts.ts";
import type { CaseRecord } from "./case-record.ts";
import type { CaseDeps } from "./ports.ts";
import { toCase } from "./to-case.ts";

type Page = { items: CaseView[]; nextCursor: string | null };

/** By priority, then what is due first; overdue ones by how long they are. */
export async function listCases(ctx: Context<CaseDeps>, input: ListCasesInput): Promise<Page> {
  assertPermission(ctx, "risk.read");
  // What is closed has been decided, in time or not.
  if (input.overdue && input.state === "closed") return { items: [], nextCursor: null };
  const filter = toFilter(ctx, input);
  const records = input.overdue ? await listOverdue(ctx, filter, input) : await listByRank(ctx, filter, input);
  const last = records.length === input.limit ? records.at(-1) : undefined;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return {
    items: records.map((record) => toCase(record, cipher, ctx.clock.now())),
    nextCursor: last ? toCursor(input.overdue ? [last.dueAt.getTime(), last._id] : [last.rank]) : null,
  };
}

function toFilter(ctx: Context, { state, level, assignee }: Pick<ListCasesInput, "state" | "level" | "assignee">): CaseFilter {
  const queue = queueOf(state, level ?? null);
  if (assignee === undefined) return { queue };
  if (assignee === "nobody") return { queue, assigneeId: null };
  return { queue, assigneeId: assignee === "me" ? userIdOf(ctx) : assignee };
}

function listByRank({ deps, orgId }: Context<CaseDeps>, filter: CaseFilter, { cursor, limit }: ListCasesInput): Promise<CaseRecord[]> {
  const after = cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]);
  return deps.riskCases.list(orgId, filter, { after, limit });
}

function listOverdue(
  { deps, orgId, clock }: Context<CaseDeps>,
  filter: CaseFilter,
  { cursor, limit }: ListCasesInput,
): Promise<CaseRecord[]> {
  const [at, id] = cursor === undefined ? [] : parseCursor(cursor, ["number", "string"]);
  const after = at === undefined ? null : { at: new Date(Number(at)), id: String(id) };
  return deps.riskCases.listOverdue(orgId, filter, new Date(clock.now()), { after, limit });
}
