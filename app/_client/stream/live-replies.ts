/**
 * The replies this tab is following, outside React: the text, the trace and the composer read the same one, and switching chats does not
 * cut a stream. Readers are told at most every 40 ms, so a fast model does not cost a render per token.
 */
import { browserFollowDeps } from "./browser-follow-deps.ts";
import { followReply } from "./follow-reply.ts";
import { initialReply, type ReplyAction, type ReplyState, reduceReply } from "./reply-state.ts";

type Entry = {
  state: ReplyState;
  shown: ReplyState;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | null;
  isFollowing: boolean;
};

const SHOW_INTERVAL_MS = 40;
const entries = new Map<string, Entry>();

type ReplyListener = { onEnd(state: ReplyState): void; onProblem(state: ReplyState): void };

/** Starts following once; later calls for the same reply do nothing. */
export function startFollowing(jobId: string, listener: ReplyListener): void {
  const entry = getEntry(jobId);
  if (entry.isFollowing) return;
  entry.isFollowing = true;
  if (entry.state.problem) entry.state = { ...entry.state, problem: null };
  const sink = {
    lastEventId: () => entry.state.lastEventId,
    dispatch: (action: ReplyAction) => {
      entry.state = reduceReply(entry.state, action);
      scheduleShow(entry);
    },
  };
  void followReply(jobId, sink, browserFollowDeps, new AbortController().signal).finally(() => {
    entry.isFollowing = false;
    showNow(entry);
    if (entry.state.end) listener.onEnd(entry.state);
    else if (entry.state.problem) listener.onProblem(entry.state);
  });
}

export function getLiveReply(jobId: string): ReplyState | null {
  return entries.get(jobId)?.shown ?? null;
}

export function subscribeToReply(jobId: string, listener: () => void): () => void {
  const entry = getEntry(jobId);
  entry.listeners.add(listener);
  return () => entry.listeners.delete(listener);
}

/** Once the turn list holds the final text the live copy is dropped. */
export function forgetReply(jobId: string): void {
  entries.delete(jobId);
}

function getEntry(jobId: string): Entry {
  const known = entries.get(jobId);
  if (known) return known;
  const entry: Entry = { state: initialReply, shown: initialReply, listeners: new Set(), timer: null, isFollowing: false };
  entries.set(jobId, entry);
  return entry;
}

function scheduleShow(entry: Entry): void {
  entry.timer ??= setTimeout(() => showNow(entry), SHOW_INTERVAL_MS);
}

function showNow(entry: Entry): void {
  if (entry.timer) clearTimeout(entry.timer);
  entry.timer = null;
  if (entry.shown === entry.state) return;
  entry.shown = entry.state;
  for (const listener of entry.listeners) listener();
}
