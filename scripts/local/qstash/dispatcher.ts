import { toEvent } from "./accept.ts";
import type { QStashClock } from "./clock.ts";
import { createFlowControl, type FlowControl } from "./flow-control.ts";
import type { QStashLimits } from "./limits.ts";
import { settleAttempt } from "./outcome.ts";
import { freeSlots, hasSlot } from "./queue-slots.ts";
import type { Message } from "./schema.ts";
import { createSender, type Sender } from "./sender.ts";
import type { Store } from "./store.ts";

/*
 * One pass over the messages starts everything that may go now and arms one timer for the earliest that may go later.
 * A message may go when its time has come, its queue has a free slot, its flow control allows it and a delivery is free.
 * Every change of state asks for another pass, so nothing waits for a poll.
 */

export type Dispatcher = {
  /** Asks for a pass; several requests in a row share one. */
  wake(): void;
  /** Resolves when nothing is in flight and nothing may go now. */
  idle(): Promise<void>;
  /** One more delivery of a pending or recently sent message, without touching its state; resolves with the answer's status. */
  redeliver(messageId: string): Promise<number>;
  inFlightCount(): number;
  /** Holds every delivery back, and lets go of what has gathered. */
  pause(isPaused: boolean): void;
  flow: FlowControl;
  close(): Promise<void>;
};

export type DispatcherOptions = { store: Store; clock: QStashClock; limits: QStashLimits; maxParallel: number };

type State = {
  options: DispatcherOptions;
  flow: FlowControl;
  sender: Sender;
  inFlight: Map<string, Promise<void>>;
  idleWaiters: (() => void)[];
  isPassRequested: boolean;
  isClosed: boolean;
  isPaused: boolean;
  stopTimer: () => void;
};

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, limits } = options;
  const state: State = {
    options,
    flow: createFlowControl(store),
    sender: createSender(store, clock, limits),
    inFlight: new Map(),
    idleWaiters: [],
    isPassRequested: false,
    isClosed: false,
    isPaused: false,
    stopTimer: () => undefined,
  };
  return {
    wake: () => requestPass(state),
    idle: () =>
      new Promise((resolve) => {
        state.idleWaiters.push(resolve);
        requestPass(state);
      }),
    redeliver: (messageId) => redeliver(state.sender, messageId),
    inFlightCount: () => state.inFlight.size,
    pause: (isPaused) => {
      state.isPaused = isPaused;
      requestPass(state);
    },
    flow: state.flow,
    close: async () => {
      state.isClosed = true;
      state.stopTimer();
      state.sender.abort();
      await Promise.all(state.inFlight.values());
    },
  };
}

function requestPass(state: State): void {
  if (state.isPassRequested) return;
  state.isPassRequested = true;
  queueMicrotask(() => {
    state.isPassRequested = false;
    if (!state.isClosed) runPass(state);
  });
}

function runPass(state: State): void {
  const { store, clock, maxParallel } = state.options;
  state.stopTimer();
  let nextAtMs = Number.POSITIVE_INFINITY;
  const slots = freeSlots(store);
  for (const message of store.tables.message.values()) {
    if (state.isPaused || state.inFlight.size >= maxParallel) break;
    if (state.inFlight.has(message.messageId) || !hasSlot(slots, message)) continue;
    if (message.nextAttemptAt > clock.now()) {
      nextAtMs = Math.min(nextAtMs, message.nextAttemptAt);
      continue;
    }
    const verdict = state.flow.verdict(message.flowControl, clock.now());
    if (verdict.type === "go") startAttempt(state, message);
    else if (verdict.untilMs !== null) nextAtMs = Math.min(nextAtMs, verdict.untilMs);
  }
  if (Number.isFinite(nextAtMs)) state.stopTimer = clock.setTimer(nextAtMs, () => requestPass(state));
  if (state.inFlight.size > 0) return;
  for (const resolve of state.idleWaiters.splice(0)) resolve();
}

function startAttempt(state: State, message: Message): void {
  const { store, clock, limits } = state.options;
  state.flow.started(message.flowControl, clock.now());
  store.commit([toEvent(message, "ACTIVE", clock.now())]);
  const finished = state.sender.send(message).then((attempt) => {
    state.inFlight.delete(message.messageId);
    state.flow.finished(message.flowControl);
    // A message cancelled while it was on its way has left the table, and its answer changes nothing any more.
    const current = store.tables.message.get(message.messageId);
    if (current && attempt.type !== "aborted") store.commit(settleAttempt(store, current, attempt, clock.now(), limits));
    requestPass(state);
  });
  state.inFlight.set(message.messageId, finished);
}

async function redeliver(sender: Sender, messageId: string): Promise<number> {
  const message = sender.find(messageId);
  if (!message) throw new Error(`No pending or recently delivered message ${messageId}.`);
  const attempt = await sender.send(message);
  if (attempt.type === "answered") return attempt.status;
  throw new Error(attempt.type === "aborted" ? "The server was closed." : attempt.reason);
}
