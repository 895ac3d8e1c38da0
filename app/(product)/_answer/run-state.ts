import type { PlaygroundEnd, PlaygroundStart } from "../../_client/playground.ts";
import type { ProblemError } from "../../_client/problem.ts";

/** One column's answer. */
export type RunState =
  | { type: "idle" }
  | { type: "waiting"; since: number }
  | { type: "streaming"; start: PlaygroundStart; text: string }
  | { type: "done"; start: PlaygroundStart; text: string; end: PlaygroundEnd }
  | { type: "stopped"; start: PlaygroundStart | null; text: string }
  | { type: "failed"; start: PlaygroundStart | null; text: string; problem: ProblemError };

export const IDLE: RunState = { type: "idle" };

export function isRunning({ type }: RunState): boolean {
  return type === "waiting" || type === "streaming";
}

export function textOf(state: RunState): string {
  return "text" in state ? state.text : "";
}

export function startOf(state: RunState): PlaygroundStart | null {
  return "start" in state ? state.start : null;
}

/** Of at least two finished answers, the index of the one with the least; null where two share it or too few are known. */
export function findLeast(states: readonly RunState[], of: (state: Extract<RunState, { type: "done" }>) => number | null): number | null {
  const values = states.map((state) => (state.type === "done" ? of(state) : null));
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const holders = known.filter((value) => value === least);
  return known.length < 2 || holders.length !== 1 ? null : values.indexOf(least);
}
