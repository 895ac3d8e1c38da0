import type { BackupRow, KeptAs } from "./backup-record.ts";

export const KEPT = { dailies: 7, weeklies: 4, monthlies: 3, recentHours: 48 } as const;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Standing = Pick<BackupRow, "_id" | "at" | "trigger"> & { isWhole: boolean; isVerified: boolean };
export type Plan = ReadonlyMap<string, readonly KeptAs[]>;

/**
 * What each copy is kept as; one that is kept as nothing is deleted. A day's copy is the first that the schedule made of it, that of 02:00; a
 * week's is the first of its days, by ISO weeks, a month's likewise. The newest one that is known to restore is never deleted, nor the newest.
 */
export function planRetention(backups: readonly Standing[], now: number): Plan {
  const whole = backups.filter(({ isWhole }) => isWhole).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const dailies = firstOfEach(preferred(whole), ({ at }) => dayOf(at));
  const kept: [KeptAs, readonly Standing[]][] = [
    ["monthly", firstOfEach(dailies, ({ at }) => at.toISOString().slice(0, 7)).slice(-KEPT.monthlies)],
    ["weekly", firstOfEach(dailies, ({ at }) => weekOf(at)).slice(-KEPT.weeklies)],
    ["daily", dailies.slice(-KEPT.dailies)],
    ["recent", backups.filter(({ at }) => now - at.getTime() < KEPT.recentHours * HOUR)],
  ];
  const plan = new Map(
    backups.map(({ _id }) => [_id, kept.flatMap(([as, those]) => (those.some((each) => each._id === _id) ? [as] : []))] as const),
  );
  for (const last of [whole.at(-1), whole.findLast(({ isVerified }) => isVerified)])
    if (last && plan.get(last._id)?.length === 0) plan.set(last._id, ["recent"]);
  return plan;
}

/** Of a day that the schedule has made a copy of, only its copies count. */
function preferred(whole: readonly Standing[]): Standing[] {
  const scheduled = new Set(whole.flatMap(({ at, trigger }) => (trigger === "schedule" ? [dayOf(at)] : [])));
  return whole.filter(({ at, trigger }) => trigger === "schedule" || !scheduled.has(dayOf(at)));
}

function firstOfEach(sorted: readonly Standing[], periodOf: (backup: Standing) => string): Standing[] {
  return [...Map.groupBy(sorted, periodOf).values()].flatMap(([first]) => (first ? [first] : []));
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The Monday its week begins with. */
function weekOf(at: Date): string {
  const day = Math.floor(at.getTime() / DAY);
  // 1970-01-01 was a Thursday.
  return new Date((day - ((day + 3) % 7)) * DAY).toISOString().slice(0, 10);
}
