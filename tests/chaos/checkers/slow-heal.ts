import { endsOf } from "../history/history.ts";
import type { Checker } from "./violation.ts";

const READY_WITHIN_MS = 10_000;

/** Once a fault is over the service is ready soon, without anybody's hand. */
export const findSlowHeals: Checker = (history) =>
  endsOf(history, "heal", "info")
    .filter(({ value }) => value.readyMs > READY_WITHIN_MS)
    .map(({ key, value }) => ({ invariant: "slowHeal", subject: key, detail: `ready after ${Math.round(value.readyMs)} ms` }) as const);
