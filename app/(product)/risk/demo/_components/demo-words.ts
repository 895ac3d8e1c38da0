import { Ban, CircleCheck, CirclePause, CirclePlay, Hourglass, type LucideIcon, Trash2 } from "lucide-react";
import type { DemoRun, IncidentStage } from "../../../../_client/risk-demo.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

export const RUN_LOOKS: Readonly<Record<DemoRun["state"], Look>> = {
  preparing: { word: "Preparing", tone: "info", icon: Hourglass },
  playing: { word: "Playing", tone: "info", icon: CirclePlay },
  finished: { word: "Finished", tone: "safe", icon: CircleCheck },
  stopped: { word: "Stopped", tone: "neutral", icon: CirclePause },
  failed: { word: "Failed", tone: "blocked", icon: Ban },
  removing: { word: "Being removed", tone: "neutral", icon: Trash2 },
};

export const KIND_WORDS: Readonly<Record<DemoRun["kind"], string>> = {
  town: "A town",
  incident: "The scripted incident",
  sample: "The sample organization’s town",
};

type StageWords = { title: string; done: string; waiting: string; open?: string; asked?: string };

/** Of each stage: what it is, what has happened, what has not yet, and whose turn it is. */
export const STAGE_WORDS: Readonly<Record<IncidentStage["name"], StageWords>> = {
  detect: {
    title: "Detect",
    done: "The first stolen payment that the engine did not let pass.",
    waiting: "Nothing has stood out so far.",
  },
  analyse: {
    title: "Analyse",
    done: "Profile, model and rules gave a score with its reasons, in the request itself.",
    waiting: "There is nothing to analyse yet.",
  },
  quarantine: {
    title: "Quarantine",
    done: "The money waits, and a case is open for everything this account did today.",
    waiting: "No money is held.",
  },
  review: {
    title: "Review",
    done: "An analyst has taken the case.",
    waiting: "There is no case yet.",
    open: "The case waits for somebody to take it: it takes an analyst or above.",
  },
  recover: {
    title: "Recover",
    done: "The theft is confirmed. What was held is blocked for good, and its outcome will teach the profiles.",
    waiting: "There is no case yet.",
    open: "Somebody has to say what it was. Confirmed fraud keeps the money back.",
  },
  release: {
    title: "Release",
    done: "The other customer’s honest payment has been decided on.",
    waiting: "The other customer’s payment has not been stopped.",
    open: "The other customer’s honest payment is held, too. Letting it go takes two people: one asks, another approves.",
    asked: "The release has been asked for. Somebody else has to approve it; nobody can do both.",
  },
};

/** "4 of 34 got through", without claiming a share of nothing. */
export function describeTally({ tally: { honest, honestStopped, fraud, fraudStopped } }: DemoRun): string {
  if (honest + fraud === 0) return "Nothing has been judged yet.";
  const theft = fraud === 0 ? "No theft was generated." : `Of ${fraud} generated as fraud, ${fraudStopped} were stopped or sent to review.`;
  return `${theft} Of ${honest} honest ones, ${honestStopped} were, too.`;
}
