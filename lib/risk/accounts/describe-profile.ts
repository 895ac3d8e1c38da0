// A profile in sentences, each with the figure it rests on. Nothing is said that the bytes do not hold.

import type { ProfileSideView, ProfileView } from "./profile-view.schema.ts";

const DAY_MS = 86_400_000;
/** So much longer than its usual gap, and a week at least, and an account counts as resting. */
const DORMANT_GAPS = 5;
/** So many times its usual pace within a day is a burst. */
const BURST = 3;

export function describeProfile(view: ProfileView, now: number): string[] {
  if (view.since === null) return ["Nothing is known of this account yet: no transaction of it was judged."];
  return [
    sayAge(view, now),
    ...saySide(view.paid, { verb: "pays", past: "paid", partner: "payee", now }),
    ...sayHours(view),
    ...saySide(view.received, { verb: "receives", past: "received", partner: "payer", now }),
    sayOutcomes(view),
  ];
}

function sayAge({ since, paid, received }: ProfileView, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(since ?? "")) / DAY_MS));
  const age = days === 0 ? "since today" : `for ${plural(days, "day")}`;
  return `Known ${age}: paid ${plural(paid.count, "time")}, received ${plural(received.count, "time")}.`;
}

type SideWords = { verb: string; past: string; partner: string; now: number };

function saySide(side: ProfileSideView, { verb, past, partner, now }: SideWords): string[] {
  if (side.count === 0 || side.usual === null) return [];
  const { from, to, middle } = side.usual;
  const few = side.count < 5 ? ` That is drawn from ${plural(side.count, "transaction")} only.` : "";
  return [
    `Usually ${verb} about ${dollars(middle)} at a time, mostly between ${dollars(from)} and ${dollars(to)}.${few}`,
    sayPace(side, past, now),
    `About ${plural(side.partners, `different ${partner}`)}; ${figure(side.freshPerWeek)} new ones a week lately.`,
  ];
}

function sayPace({ perDay, lastDay, lastAt, count }: ProfileSideView, past: string, now: number): string {
  const usual = `About ${figure(perDay)} a day over the last month`;
  const rest = lastAt === null ? 0 : (now - Date.parse(lastAt)) / DAY_MS;
  const isResting = rest >= 7 && rest * perDay >= DORMANT_GAPS;
  if (isResting || (rest >= 30 && count > 1)) return `${usual}, and at rest now: it last ${past} ${plural(Math.floor(rest), "day")} ago.`;
  if (lastDay > BURST * perDay && lastDay >= 2) return `${usual}, but ${figure(lastDay)} in the last: a burst.`;
  return `${usual}, ${figure(lastDay)} in the last.`;
}

function sayHours({ busyHours, paid }: ProfileView): string[] {
  if (busyHours === null || paid.count < 5) return [];
  if (busyHours.from === busyHours.until) return ["Pays at any hour."];
  return [`Four in five payments fall between ${clock(busyHours.from)} and ${clock(busyHours.until)} UTC.`];
}

function sayOutcomes({ outcomes: { paid, received } }: ProfileView): string {
  const newest = [paid.newestFraudAt, received.newestFraudAt]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  if (newest !== undefined) return `A closed case found fraud here, the newest on a transaction of ${newest.slice(0, 10)}.`;
  return paid.judged + received.judged > 0.5
    ? "Cases about this account were closed, none as fraud."
    : "No case about this account was learnt from yet.";
}

const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Rough as it is: two digits below ten dollars, none above. */
const dollars = (amount: number): string => (amount < 10 ? `$${amount.toFixed(2)}` : `$${whole.format(amount)}`);
const figure = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(1));
