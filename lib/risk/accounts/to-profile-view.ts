// The 896 bytes of an account as figures a person understands. What fades is read as it stands now, not as it stood at the last payment.

import { decayed } from "../engine/observe.ts";
import {
  AMOUNT_BINS,
  AMOUNTS,
  HALF_LIVES_MS,
  HOURS,
  IN,
  LABEL,
  LABELS_IN,
  LABELS_OUT,
  MOMENT,
  OUT,
  type Profile,
  SIDE,
} from "../engine/profile.ts";
import type { ProfileSideView, ProfileView } from "./profile-view.schema.ts";

const DAY_MS = 86_400_000;
/** A mean absolute deviation is .8 of a standard one: twice as much to each side holds nine in ten. */
const USUAL_DEVIATIONS = 2;
const BUSY_SHARE = 0.8;
/** A first day says little of a pace: it is spread over a week. */
const YOUNGEST_MS = 7 * DAY_MS;

export function toProfileView(profile: Profile, now: number): ProfileView {
  const { moments, stats } = profile;
  const ageMs = Math.max(YOUNGEST_MS, now - known(moments[MOMENT.first]));
  return {
    since: momentOf(moments[MOMENT.first]),
    paid: toSide(profile, { side: OUT, last: MOMENT.lastOut, now, ageMs }),
    received: toSide(profile, { side: IN, last: MOMENT.lastIn, now, ageMs }),
    ...toHabits(stats),
    outcomes: {
      paid: toOutcomes(profile, { labels: LABELS_OUT, last: MOMENT.labelsOut, newest: MOMENT.fraudOutLast, now }),
      received: toOutcomes(profile, { labels: LABELS_IN, last: MOMENT.labelsIn, newest: MOMENT.fraudInLast, now }),
    },
  };
}

function momentOf(moment: number | undefined): string | null {
  return moment === undefined || moment === 0 ? null : new Date(moment).toISOString();
}

/** Stored bytes are an edge: what is no number counts for nothing. */
const known = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0);

type Side = { side: number; last: number; now: number; ageMs: number };

function toSide({ moments, stats }: Profile, { side, last, now, ageMs }: Side): ProfileSideView {
  const count = Math.round(known(stats[side + SIDE.count]));
  const elapsed = count === 0 ? 0 : now - known(moments[last]);
  const faded = (slot: number, index: 0 | 1 | 2 | 3): number => decayed(known(stats[side + slot + index]), elapsed, HALF_LIVES_MS[index]);
  const mean = known(stats[side + SIDE.mean]);
  const reach = USUAL_DEVIATIONS * known(stats[side + SIDE.deviation]);
  return {
    count,
    lastAt: momentOf(moments[last]),
    usual: count === 0 ? null : { from: Math.expm1(Math.max(0, mean - reach)), middle: Math.expm1(mean), to: Math.expm1(mean + reach) },
    peak: count === 0 ? null : Math.expm1(known(stats[side + SIDE.peak])),
    perDay: paceOf(faded(SIDE.counts, 3), HALF_LIVES_MS[3], ageMs),
    lastDay: paceOf(faded(SIDE.counts, 1), HALF_LIVES_MS[1]),
    lastDaySum: paceOf(faded(SIDE.sums, 1), HALF_LIVES_MS[1]),
    lastMonthSum: paceOf(faded(SIDE.sums, 3), HALF_LIVES_MS[3], ageMs) * 30,
    partners: Math.round(known(stats[side + SIDE.partners])),
    freshPerWeek: paceOf(decayed(known(stats[side + SIDE.fresh]), elapsed, HALF_LIVES_MS[2]), HALF_LIVES_MS[2], ageMs) * 7,
  };
}

/**
 * Per day. At a steady pace a count that fades by half in a time comes to the pace times that time over ln 2; in an account that is younger
 * than that it has not come there yet.
 */
function paceOf(count: number, halfLifeMs: number, ageMs = Number.POSITIVE_INFINITY): number {
  return (count * Math.LN2 * DAY_MS) / (halfLifeMs * (1 - 2 ** (-ageMs / halfLifeMs)));
}

function toHabits(stats: Float32Array): Pick<ProfileView, "hours" | "busyHours" | "sizes"> {
  const hours = sharesOf(stats.subarray(HOURS, HOURS + 24));
  const sizes = sharesOf(stats.subarray(AMOUNTS, AMOUNTS + AMOUNT_BINS));
  return {
    hours,
    busyHours: busyHoursOf(hours),
    sizes: sizes.map((share, bin) => ({ from: binStart(bin), to: bin === AMOUNT_BINS - 1 ? null : binStart(bin + 1), share })),
  };
}

/** The inverse of `amountBin`. */
const binStart = (bin: number): number => (bin === 0 ? 0 : (2 ** ((bin + 2) / 2) - 1) / 10);

function sharesOf(counts: Float32Array): number[] {
  const values = Array.from(counts, known);
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total === 0 ? 0 : value / total));
}

/** Round the clock: a night worker's hours may begin at 22 and end at 6. */
function busyHoursOf(hours: readonly number[]): { from: number; until: number } | null {
  if (hours.every((share) => share === 0)) return null;
  for (let length = 1; length < 24; length += 1) {
    const held = hours.map((_, from) =>
      Array.from({ length }, (__, step) => hours[(from + step) % 24] ?? 0).reduce((sum, share) => sum + share, 0),
    );
    const most = Math.max(...held);
    const from = held.indexOf(most);
    if (most >= BUSY_SHARE) return { from, until: (from + length) % 24 };
  }
  return { from: 0, until: 0 };
}

type Outcomes = { labels: number; last: number; newest: number; now: number };

function toOutcomes({ moments, stats }: Profile, { labels, last, newest, now }: Outcomes): ProfileView["outcomes"]["paid"] {
  const elapsed = known(moments[last]) === 0 ? 0 : now - known(moments[last]);
  const faded = (slot: number): number => decayed(known(stats[labels + slot]), elapsed, HALF_LIVES_MS[3]);
  return { judged: faded(LABEL.judged30), frauds: faded(LABEL.frauds30), newestFraudAt: momentOf(moments[newest]) };
}
