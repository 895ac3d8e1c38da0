"use client";

import { useEffect, useEffectEvent } from "react";
import type { ShortcutId } from "./table.ts";

const handlers = new Map<ShortcutId, () => void>();

/** Does something while the component is on screen and `run` is there. */
export function useShortcut(id: ShortcutId, run: (() => void) | null): void {
  const isOn = run !== null;
  const latest = useEffectEvent(() => run?.());
  useEffect(() => {
    if (!isOn) return;
    const handle = () => latest();
    handlers.set(id, handle);
    return () => {
      if (handlers.get(id) === handle) handlers.delete(id);
    };
  }, [id, isOn]);
}

export function hasShortcut(id: ShortcutId): boolean {
  return handlers.has(id);
}

/** False where nothing on screen answers to it. */
export function runShortcut(id: ShortcutId): boolean {
  const handler = handlers.get(id);
  handler?.();
  return handler !== undefined;
}
