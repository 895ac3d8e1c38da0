import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, CircleX, Hourglass, type LucideIcon } from "lucide-react";
import type { Cell, Evaluation } from "../../../../../_client/prompt-tests.ts";
import type { BadgeTone } from "../../../../../_ui/badge.tsx";

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

/** A meaning is a word and an icon; the colour only repeats it. */
export const CELL_LOOKS: Readonly<Record<Cell["state"], Look>> = {
  passed: { word: "Passed", tone: "safe", icon: CircleCheck },
  failed: { word: "Failed", tone: "blocked", icon: CircleX },
  error: { word: "Error", tone: "redacted", icon: CircleAlert },
};

const STATE_LOOKS: Readonly<Record<Exclude<Evaluation["state"], "done">, Look>> = {
  queued: { word: "Waiting", tone: "neutral", icon: Hourglass },
  running: { word: "Running", tone: "info", icon: CircleDashed },
  cancelled: { word: "Cancelled", tone: "neutral", icon: CircleSlash },
  failed: { word: "Ended early", tone: "redacted", icon: CircleAlert },
};

export function lookOf({ state, passed }: Evaluation): Look {
  if (state !== "done") return STATE_LOOKS[state];
  return passed ? CELL_LOOKS.passed : CELL_LOOKS.failed;
}

export function isOpenEvaluation({ state }: Pick<Evaluation, "state">): boolean {
  return state === "queued" || state === "running";
}
