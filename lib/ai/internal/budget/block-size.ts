/**
 * How much a process leases at once. Small enough that a crash strands little and many processes fit under one cap: a hundredth
 * of what is left at most, unless the calls that wait need more. Near the cap that is just what they need.
 */
const SHARE = 100;
/** A first lease covers so many calls; the next ones double while they follow closely. */
const FIRST_CALLS = 8;
const CLOSE_MS = 2_000;
const TARGET_MAX_MICROS = 1_000_000_000_000;

export function nextTarget(
  block: { targetMicros: number; refilledAt: number },
  { callMicros, now }: { callMicros: number; now: number },
): number {
  const least = callMicros * FIRST_CALLS;
  const isClose = now - block.refilledAt < CLOSE_MS;
  return Math.min(TARGET_MAX_MICROS, Math.max(least, isClose ? block.targetMicros * 2 : Math.floor(block.targetMicros / 2)));
}

/** 0 where not even what is needed is left. */
export function leaseSize(input: { neededMicros: number; waitingMicros: number; targetMicros: number; leftMicros: number }): number {
  const { neededMicros, waitingMicros, targetMicros, leftMicros } = input;
  if (leftMicros < neededMicros) return 0;
  return Math.min(leftMicros, Math.max(neededMicros, waitingMicros, comfort(targetMicros, leftMicros)));
}

/** What a block may keep free without need. */
export function comfort(targetMicros: number, leftMicros: number): number {
  return Math.min(targetMicros, Math.max(0, Math.floor(leftMicros / SHARE)));
}

/** What it gives back: all it has beyond comfort, once that is worth a word. */
export function surplus(block: { freeMicros: number; targetMicros: number; leftMicros: number }): number {
  const kept = comfort(block.targetMicros, block.leftMicros);
  return block.freeMicros > 2 * kept ? block.freeMicros - kept : 0;
}
