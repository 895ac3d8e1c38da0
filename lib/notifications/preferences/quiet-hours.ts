/** From one time of the day to another, past midnight where `to` is the earlier; both as "22:30". */
export type QuietHours = { from: string; to: string; timeZone: string };

const MINUTE_MS = 60_000;
/** Clocks are put forward and back on quarters of an hour everywhere, so between two of them local time runs evenly. */
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MINUTES = 1_440;

/** The first moment that is not quiet any more; null when it is not quiet now. */
export function endOfQuiet(now: number, quiet: QuietHours): number | null {
  const localMinuteAt = localClock(quiet.timeZone);
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  let at = now;
  while (isWithin(localMinuteAt(at), from, to)) {
    const left = (to - localMinuteAt(at) + DAY_MINUTES) % DAY_MINUTES;
    const wholeMinute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const nextQuarter = (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS;
    at = Math.min(wholeMinute + left * MINUTE_MS, nextQuarter);
  }
  return at === now ? null : at;
}

function isWithin(minute: number, from: number, to: number): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function localClock(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (at) => minuteOf(format.format(at));
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
