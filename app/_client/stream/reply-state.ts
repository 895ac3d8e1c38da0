import type { ProblemError } from "../problem.ts";
import type { ReplyEnd, StreamEvent } from "./stream-event.ts";

export type Connection = "connecting" | "live" | "waiting" | "polling";

type LiveStage = { key: string; label: string; state: "running" | "done"; durationMs: number | null };

/** What is known of one reply while it is being written. */
export type ReplyState = {
  text: string;
  stages: readonly LiveStage[];
  connection: Connection;
  /** `<fence>-<seq>` of the last event applied; sent back on reconnect. */
  lastEventId: string | null;
  end: ReplyEnd | null;
  problem: ProblemError | null;
};

export type ReplyAction =
  | { type: "event"; id: string | null; event: Exclude<StreamEvent, { type: "error" }> }
  | { type: "snapshot"; text: string }
  | { type: "connection"; connection: Connection }
  | { type: "problem"; problem: ProblemError };

export const initialReply: ReplyState = { text: "", stages: [], connection: "connecting", lastEventId: null, end: null, problem: null };

export function reduceReply(state: ReplyState, action: ReplyAction): ReplyState {
  switch (action.type) {
    case "connection":
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case "problem":
      return { ...state, problem: action.problem };
    case "snapshot":
      // A polled text has no event id: forget ours, so that the next connection starts with a reset instead of a gap or a repeat.
      return { ...state, text: action.text, lastEventId: null };
    case "event":
      return applyEvent(state, action.id, action.event);
  }
}

function applyEvent(state: ReplyState, id: string | null, event: Exclude<StreamEvent, { type: "error" }>): ReplyState {
  if (state.end) return state;
  if (event.type === "delta" && id !== null && !isAfter(id, state.lastEventId)) return state;
  const lastEventId = id ?? state.lastEventId;
  switch (event.type) {
    case "reset":
      return { ...state, text: event.text, lastEventId };
    case "delta":
      return { ...state, text: state.text + event.text, lastEventId };
    case "stage":
      return { ...state, stages: applyStage(state.stages, event), lastEventId };
    case "end":
      return { ...state, end: event, lastEventId };
  }
}

function applyStage(stages: readonly LiveStage[], event: Extract<StreamEvent, { type: "stage" }>): readonly LiveStage[] {
  const state = event.state === "started" ? "running" : "done";
  const next: LiveStage = { key: event.key, label: event.label, state, durationMs: event.durationMs ?? null };
  const isKnown = stages.some((stage) => stage.key === event.key);
  return isKnown ? stages.map((stage) => (stage.key === event.key ? next : stage)) : [...stages, next];
}

/** Repeats after a reconnect carry an id already seen; a larger fence is a newer run whatever its sequence. */
export function isAfter(id: string, last: string | null): boolean {
  if (last === null) return true;
  const [fence, seq] = parseEventId(id);
  const [lastFence, lastSeq] = parseEventId(last);
  return fence === lastFence ? seq > lastSeq : fence > lastFence;
}

function parseEventId(id: string): [fence: number, seq: number] {
  const [fence = "0", seq = "0"] = id.split("-");
  return [Number(fence), Number(seq)];
}
