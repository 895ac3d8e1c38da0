import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { toCursor } from "../../platform/cursor.ts";
import { readTimeCursor } from "../../platform/time-pages.ts";
import type { ConsoleLinks, FleetRow } from "../ports.ts";
import { reachOf } from "../reach.ts";
import type { JobEntry, JobListPage, ListJobsInput } from "./schema.ts";

/** What waits, runs or was given up, of every kind, and how much of each. Never what a job works on. */
export async function listJobs(ctx: Context<ConsoleLinks>, input: ListJobsInput): Promise<JobListPage> {
  assertPermission(ctx, "ops.read");
  const { jobFleet } = ctx.deps;
  const orgId = reachOf(ctx, input.scope);
  const { kind = null, state, limit } = input;
  // One more than shown says whether there is another page.
  const page = { kind, state, after: readTimeCursor(input.cursor), limit: limit + 1 };
  const [found, counted] = await Promise.all([
    kind === null || jobFleet.kinds.includes(kind) ? jobFleet.list(orgId, page) : [],
    jobFleet.count(orgId),
  ]);
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toEntry),
    nextCursor: last ? toCursor([last.at.getTime(), last.id]) : null,
    counts: counted.map(({ oldestAt, ...row }) => ({ ...row, oldestAt: oldestAt.toISOString() })),
    kinds: [...jobFleet.kinds],
  };
}

function toEntry({ createdAt, at, ...row }: FleetRow): JobEntry {
  return { ...row, createdAt: createdAt.toISOString(), at: at.toISOString() };
}
