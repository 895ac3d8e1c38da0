"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within this distance the reader counts as being at the end. */
const END_ZONE_PX = 48;

/**
 * Follows growing text only while the reader is at its end, and keeps what is being read in place when older turns are put above it.
 * `firstKey` names the first turn shown; `resetKey` the conversation.
 */
export function useStickToBottom(resetKey: string, firstKey: string | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isStuck = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    isStuck.current = true;
    setAtEnd(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  useFollowGrowth(scroller, content, isStuck);
  useKeepPlace(scroller, firstKey, resetKey);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation starts at its end.
  useLayoutEffect(toEnd, [resetKey, toEnd]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    isStuck.current = element.scrollHeight - element.scrollTop - element.clientHeight <= END_ZONE_PX;
    setAtEnd(isStuck.current);
  }, []);

  /** Brings one turn to the middle and the keyboard to it; false where it is not shown. */
  const reveal = useCallback((turnKey: string) => {
    const turn = scroller.current && findTurn(scroller.current, turnKey);
    if (!turn) return false;
    isStuck.current = false;
    turn.scrollIntoView({ block: "center" });
    turn.focus({ preventScroll: true });
    return true;
  }, []);

  return { scroller, content, isAtEnd, toEnd, onScroll, reveal };
}

function useFollowGrowth(
  scroller: RefObject<HTMLDivElement | null>,
  content: RefObject<HTMLDivElement | null>,
  isStuck: RefObject<boolean>,
): void {
  useEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      if (isStuck.current) outer.scrollTop = outer.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(outer);
    return () => observer.disconnect();
  }, [scroller, content, isStuck]);
}

/** The element that was first marks the place: how far it has moved is how much was put above it. */
function useKeepPlace(scroller: RefObject<HTMLDivElement | null>, firstKey: string | null, resetKey: string): void {
  const before = useRef({ top: 0, firstKey, resetKey });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { top, firstKey: lastFirst, resetKey: lastReset } = before.current;
    if (lastReset === resetKey && lastFirst !== null && lastFirst !== firstKey) {
      const nowAt = findTop(element, lastFirst);
      if (nowAt !== null) element.scrollTop += nowAt - top;
    }
    before.current = { top: (firstKey !== null && findTop(element, firstKey)) || 0, firstKey, resetKey };
  });
}

function findTop(scroller: HTMLElement, turnKey: string): number | null {
  return findTurn(scroller, turnKey)?.offsetTop ?? null;
}

function findTurn(scroller: HTMLElement, turnKey: string): HTMLElement | null {
  const turn = scroller.querySelector(`[data-turn="${CSS.escape(turnKey)}"]`);
  return turn instanceof HTMLElement ? turn : null;
}
