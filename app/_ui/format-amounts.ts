const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const fullDay = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** 1,234,567. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** 1.23M, for axes and tiles. */
export function formatShort(count: number): string {
  return short.format(count);
}

/** Millionths of a dollar as money a person reads: $1,234.56, $0.42, $0.0042; what is too small for that says so. */
export function formatMoney(micros: number): string {
  const dollars = micros / 1_000_000;
  if (micros === 0) return "$0";
  const cents = Math.round(micros / 10_000);
  if (cents >= 100) return `$${whole.format(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
  if (dollars >= 0.01) return `$${dollars.toFixed(3)}`;
  return dollars >= 0.0001 ? `$${dollars.toFixed(4)}` : "< $0.0001";
}

/** 840 B, 1.2 kB, 3.4 MB; thousands, as networks count. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** "2026-03-12" reads 12 Mar; a UTC day is the same day everywhere. */
export function formatDay(day: string): string {
  return dayAndMonth.format(new Date(`${day}T00:00:00Z`));
}

export function formatFullDay(day: string): string {
  return fullDay.format(new Date(`${day}T00:00:00Z`));
}

/** Of a whole, without claiming 100 % or 0 % where it is not. */
export function formatShare(part: number, total: number): string {
  if (total === 0 || part === 0) return "0 %";
  const percent = (part / total) * 100;
  if (percent < 1) return "< 1 %";
  return percent > 99 && percent < 100 ? "> 99 %" : `${Math.round(percent)} %`;
}
