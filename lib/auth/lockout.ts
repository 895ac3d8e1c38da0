/** Five mistakes are free; each one after that costs twice the last wait, up to half an hour. */
export const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** After so many without a success nothing is tried from there for a month (NIST SP 800-63B §3.2.2 sets the hundred). */
export const MOST_FAILURES = 100;
const DAY_MS = 24 * 60 * 60_000;
const CLOSED_MS = 30 * DAY_MS;

/**
 * What strangers may try in one span of time: on one account from wherever, and from one network on whichever accounts. Neither binds a
 * device the account is known on, so that nobody locks an owner out.
 */
export const TRIES_BY_STRANGERS = {
  account: { most: 100, windowMs: DAY_MS },
  network: { most: 100, windowMs: 60 * 60_000 },
} as const;

/** More letters with a link nobody needs, and somebody else's mailbox is not for filling. */
export const RESET_LETTERS = { most: 3, windowMs: 30 * 60_000 } as const;

/** How long nothing is tried after this many failures in a row; 0 for none. */
export function delayAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  if (failures >= MOST_FAILURES) return CLOSED_MS;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES), LONGEST_DELAY_MS);
}

/** Failures are forgotten after a quiet day, and a hundred of them when the month is over. */
export function memoryOf(failures: number): number {
  return failures >= MOST_FAILURES ? CLOSED_MS : DAY_MS;
}

/** An IPv4 address, or the /64 of an IPv6 one: whoever holds one address of a /64 usually holds all of them. */
export function networkOf(ip: string): string {
  const address = ip.toLowerCase().split("%")[0] ?? "";
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail = ""] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail.split(":");
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
