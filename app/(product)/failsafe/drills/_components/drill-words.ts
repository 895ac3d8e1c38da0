import { Ban, CircleAlert, CircleCheck, CircleStop, Hourglass, LoaderCircle, OctagonX, ShieldCheck } from "lucide-react";
import type {
  Drill,
  DrillCase,
  DrillKind,
  DrillLevel,
  DrillPath,
  ScenarioName,
  ScenarioStep,
} from "../../../../_client/failsafe-drills.ts";
import type { Look } from "../../_shell/failsafe-words.ts";

export const KIND_WORDS: Readonly<Record<DrillKind, string>> = {
  injection: "Injection",
  jailbreak: "Jailbreak",
  context: "Context manipulation",
  smuggling: "Token smuggling",
};

export const LEVEL_WORDS: Readonly<Record<DrillLevel, string>> = { basic: "Basic", advanced: "Advanced" };

export const PATH_WORDS: Readonly<Record<DrillPath, string>> = { alone: "The model alone", guarded: "Behind the guard" };

export const DRILL_LOOKS: Readonly<Record<Drill["state"], Look>> = {
  queued: { word: "Waits", tone: "neutral", icon: Hourglass },
  running: { word: "Runs", tone: "info", icon: LoaderCircle },
  done: { word: "Done", tone: "safe", icon: CircleCheck },
  stopped: { word: "Stopped", tone: "neutral", icon: CircleStop },
  failed: { word: "Failed", tone: "redacted", icon: CircleAlert },
};

export const OUTCOME_LOOKS: Readonly<Record<DrillCase["outcome"], Look>> = {
  pending: { word: "On its way", tone: "neutral", icon: Hourglass },
  refused: { word: "Refused", tone: "safe", icon: ShieldCheck },
  blocked: { word: "Blocked", tone: "safe", icon: Ban },
  obeyed: { word: "Obeyed", tone: "blocked", icon: OctagonX },
  error: { word: "No answer", tone: "redacted", icon: CircleAlert },
};

export const SCENARIO_WORDS: Readonly<Record<ScenarioName, { name: string; text: string }>> = {
  prompt_injection: { name: "Prompt injection", text: "A text carries orders, and the answer follows them." },
  key_compromise: { name: "A stolen key", text: "Somebody calls with a key that is not theirs." },
  cost_spike: { name: "Costs run away", text: "One caller spends more in an hour than the settings allow." },
  leak: { name: "A leak", text: "Instructions nobody may see come out in an answer." },
  privilege_escalation: { name: "More rights than given", text: "A caller asks for what their role may not do." },
};

export const STEP_LOOKS: Readonly<Record<ScenarioStep["result"], Look>> = {
  prepared: { word: "Prepared", tone: "neutral", icon: CircleCheck },
  done: { word: "Done", tone: "neutral", icon: CircleCheck },
  detected: { word: "Detected", tone: "info", icon: CircleAlert },
  refused: { word: "Refused", tone: "safe", icon: Ban },
  let_through: { word: "Let through", tone: "blocked", icon: OctagonX },
};

export function isUnderWay({ state }: Pick<Drill, "state">): boolean {
  return state === "queued" || state === "running";
}

/** A share in percent, as it comes: it was measured over whole cases. */
export function formatWithstood(score: number | null): string {
  return score === null ? "–" : `${Number.isInteger(score) ? score : score.toFixed(1)} %`;
}
