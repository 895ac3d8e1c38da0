import { demoIncident } from "./demo-incident.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";
import { type DemoTown, demoTown } from "./demo-town.ts";

const TOWN = { accounts: 40, pastDays: 28, historyDays: 3 };
/** Every start of a demo waits for it. */
const SAMPLE = { accounts: 20, pastDays: 28, historyDays: 4 };

export type DemoPlan = Pick<DemoRunRecord, "_id" | "kind" | "seed" | "perSecond" | "at" | "liveFrom"> & { payments: number };

/** What the run plays. The times of a town follow from when it was asked for, those of an incident from when it begins. */
export function planDemoRun({ _id, kind, seed, perSecond, at, liveFrom, payments }: DemoPlan): DemoTown {
  const cast = { seed, tag: tagOf(_id) };
  if (kind === "incident") return demoIncident({ cast, at: at.getTime(), liveFrom: (liveFrom ?? at).getTime() });
  if (kind === "sample") return demoTown({ cast, ...SAMPLE, payments, endsAt: at.getTime() });
  return demoTown({ cast, ...TOWN, payments, endsAt: at.getTime() + (payments / perSecond) * 1_000 });
}

const TAG_LENGTH = 6;

/** The end of an id is drawn at random: two runs of one organization share it once in a billion. */
export const tagOf = (runId: string): string => runId.slice(-TAG_LENGTH);
