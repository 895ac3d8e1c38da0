"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Calls back when the marked element comes near the visible part of its scroller. */
export function useReach(onReach: () => void, isActive: boolean): RefObject<HTMLDivElement | null> {
  const marker = useRef<HTMLDivElement>(null);
  const latest = useRef(onReach);
  useEffect(() => {
    latest.current = onReach;
  });
  useEffect(() => {
    const element = marker.current;
    if (!element || !isActive) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { root: element.closest("[data-scroller]"), rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isActive]);
  return marker;
}
