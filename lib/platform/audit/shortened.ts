import { digestOf } from "./audit-record.ts";
import { type Checkpoint, digestOfCheckpoint } from "./checkpoint.ts";

/** The record by which a trail says itself that its beginning was dropped: it names the last checkpoint to go, and its digest. */
export const SHORTENED = "audit.trail-shortened";

export function shortenedDigest(anchor: Checkpoint): string {
  return digestOf({ checkpoint: digestOfCheckpoint(anchor) });
}
