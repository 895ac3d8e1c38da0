import type { Bytes, PushReceiver, Subscription, SubscriptionKind } from "../engine.ts";
import { matchesGlob } from "./matches-glob.ts";

export type PubSub = {
  /** How many subscriptions received it: a listener on a channel and on a matching pattern counts twice. */
  publish: (channel: Bytes, payload: Bytes) => number;
  subscribe: (kind: SubscriptionKind, names: readonly Bytes[], receiver: PushReceiver) => Subscription;
  closeAll: () => void;
};

type Listener = { kind: SubscriptionKind; names: Set<Bytes>; receiver: PushReceiver };

export function createPubSub(): PubSub {
  const byChannel = new Map<Bytes, Set<Listener>>();
  const patternListeners = new Set<Listener>();
  const listeners = new Set<Listener>();

  function drop(listener: Listener): void {
    listeners.delete(listener);
    patternListeners.delete(listener);
    for (const name of listener.names) {
      const others = byChannel.get(name);
      others?.delete(listener);
      if (others?.size === 0) byChannel.delete(name);
    }
  }

  function publish(channel: Bytes, payload: Bytes): number {
    let received = 0;
    for (const listener of [...(byChannel.get(channel) ?? [])]) {
      listener.receiver.receive(["message", channel, payload]);
      received += 1;
    }
    for (const listener of [...patternListeners]) {
      for (const pattern of listener.names) {
        if (!matchesGlob(pattern, channel)) continue;
        listener.receiver.receive(["pmessage", pattern, channel, payload]);
        received += 1;
      }
    }
    return received;
  }

  function subscribe(kind: SubscriptionKind, names: readonly Bytes[], receiver: PushReceiver): Subscription {
    const listener: Listener = { kind, names: new Set(), receiver };
    listeners.add(listener);
    if (kind === "psubscribe") patternListeners.add(listener);
    for (const name of names) {
      listener.names.add(name);
      if (kind === "subscribe") byChannel.set(name, (byChannel.get(name) ?? new Set()).add(listener));
      receiver.receive([kind, name, String(listener.names.size)]);
    }
    return { close: () => drop(listener) };
  }

  function closeAll(): void {
    for (const listener of [...listeners]) {
      drop(listener);
      listener.receiver.ended();
    }
  }

  return { publish, subscribe, closeAll };
}
