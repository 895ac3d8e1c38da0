import type { FleetCount, FleetPage, FleetRow, JobFleet, JobTarget } from "../admin/ports.ts";
import { type JobPosition, type JobView, toListed } from "../platform/jobs/job-view.ts";
import { cancelJob, startOver, stopJob } from "./deliver-job.ts";
import { findJob, jobs } from "./jobs.ts";
import type { Runtime } from "./runtime.ts";

/** Every job in one list, though most share a collection and some have their own. */
export function createJobFleet(runtime: () => Runtime): JobFleet {
  return {
    kinds: jobs.map(({ name }) => name).toSorted(),
    count: (orgId) => count(runtime(), orgId),
    list: (orgId, page) => list(runtime(), orgId, page),
    async stateOf(target) {
      const state = await findJob(target.kind)?.stateOf(runtime().deps, target);
      return state?.isOwn ? (toListed(state.state) ?? "over") : null;
    },
    publish: async (target: JobTarget) => (await findJob(target.kind)?.publishAgain(runtime().deps, target)) ?? false,
    startOver: (target, mark) => startOver(runtime(), target, mark),
    cancel: (target) => cancelJob(runtime(), target),
    stop: (target) => stopJob(runtime(), target),
  };
}

/** The kinds by the collection their records lie in. */
function byView({ deps }: Runtime): Map<JobView, string[]> {
  const kinds = new Map<JobView, string[]>();
  for (const job of jobs) {
    const view = job.viewOf(deps);
    kinds.set(view, [...(kinds.get(view) ?? []), job.name]);
  }
  return kinds;
}

/** A record that shares its collection says its kind; where it is alone, the collection does. */
const kindOf = (name: string | null, kinds: readonly string[]): string => name ?? kinds[0] ?? "";

async function count(runtime: Runtime, orgId: string | null): Promise<FleetCount[]> {
  const counted = [...byView(runtime)].map(async ([view, kinds]) =>
    (await view.count(orgId)).map(({ name, ...row }) => ({ ...row, kind: kindOf(name, kinds) })),
  );
  return (await Promise.all(counted)).flat();
}

async function list(runtime: Runtime, orgId: string | null, { kind, ...page }: FleetPage): Promise<FleetRow[]> {
  const asked = [...byView(runtime)].filter(([, kinds]) => kind === null || kinds.includes(kind));
  const found = asked.map(async ([view, kinds]) => {
    const names = kind !== null && kinds.length > 1 ? [kind] : null;
    return (await view.list(orgId, { ...page, names })).map(({ name, ...row }) => ({ ...row, kind: kindOf(name, kinds) }));
  });
  const isNewestFirst = page.state === "failed";
  const inOrder = (await Promise.all(found)).flat().toSorted((left, right) => compare(left, right) * (isNewestFirst ? -1 : 1));
  return inOrder.slice(0, page.limit);
}

function compare(left: JobPosition, right: JobPosition): number {
  const apart = left.at.getTime() - right.at.getTime();
  return apart === 0 ? (left.id < right.id ? -1 : 1) : apart;
}
