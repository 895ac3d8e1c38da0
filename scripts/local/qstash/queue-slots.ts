import type { Message } from "./schema.ts";
import type { Store } from "./store.ts";

/** Per queue the places in line that may move: the first `parallelism` of them, none while it is paused. */
export function freeSlots(store: Store): ReadonlyMap<string, ReadonlySet<number>> {
  const lines = new Map<string, Set<number>>();
  for (const message of store.tables.message.values()) {
    const name = message.queueName ?? message.holdsQueue;
    if (name === undefined) continue;
    const line = lines.get(name) ?? new Set();
    lines.set(name, line.add(message.order));
  }
  const slots = new Map<string, ReadonlySet<number>>();
  for (const [name, line] of lines) {
    const queue = store.tables.queue.get(name);
    const parallelism = queue?.paused ? 0 : (queue?.parallelism ?? 1);
    slots.set(name, new Set([...line].sort((a, b) => a - b).slice(0, parallelism)));
  }
  return slots;
}

export function hasSlot(slots: ReadonlyMap<string, ReadonlySet<number>>, message: Message): boolean {
  const name = message.queueName ?? message.holdsQueue;
  return name === undefined || (slots.get(name)?.has(message.order) ?? false);
}
