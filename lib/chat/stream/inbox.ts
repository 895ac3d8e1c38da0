import type { EventLog, LogEntry } from "../../platform/event-log.ts";
import type { ChatSettings } from "../ports.ts";

/** Turns a live feed, timers and an abort signal into one thing to wait for. */
export type Incoming =
  | { type: "entries"; entries: readonly LogEntry[] }
  /** The feed stands from now on; what was appended while it was being set up is in the log only. */
  | { type: "subscribed" }
  | { type: "poll" }
  | { type: "ping" }
  | { type: "limit" }
  | { type: "closed" };

export type Inbox = {
  next(): Promise<Incoming>;
  /** Redis does not deliver: ask MongoDB as often as its snapshots come. */
  degrade(): void;
  /** Asks MongoDB at once. */
  ask(): void;
  close(): void;
};

type InboxOptions = {
  eventLog: EventLog | null;
  key: string;
  signal: AbortSignal;
  settings: Pick<ChatSettings, "followPollMs" | "degradedSnapshotMs" | "pingMs" | "followLimitMs">;
};

export function createInbox({ eventLog, key, signal, settings }: InboxOptions): Inbox {
  const waiting: Incoming[] = [];
  let wake: (() => void) | null = null;
  const put = (incoming: Incoming) => {
    const isThere = incoming.type !== "entries" && waiting.some((other) => other.type === incoming.type);
    if (!isThere) waiting.push(incoming);
    wake?.();
  };
  let poll = setInterval(() => put({ type: "poll" }), eventLog ? settings.followPollMs : settings.degradedSnapshotMs);
  const ping = setInterval(() => put({ type: "ping" }), settings.pingMs);
  const limit = setTimeout(() => put({ type: "limit" }), settings.followLimitMs);
  const onAbort = () => put({ type: "closed" });
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();

  const degrade = () => {
    clearInterval(poll);
    poll = setInterval(() => put({ type: "poll" }), settings.degradedSnapshotMs);
  };
  const unfollow = eventLog?.follow(key, {
    onReady: () => put({ type: "subscribed" }),
    onEntries: (entries) => put({ type: "entries", entries }),
    onError: degrade,
  });

  return {
    degrade,
    ask: () => put({ type: "poll" }),
    async next() {
      for (;;) {
        const incoming = waiting.shift();
        if (incoming) return incoming;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
    },
    close() {
      clearInterval(poll);
      clearInterval(ping);
      clearTimeout(limit);
      signal.removeEventListener("abort", onAbort);
      unfollow?.();
    },
  };
}
