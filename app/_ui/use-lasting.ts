"use client";

import { useEffect, useState } from "react";

const NOTICEABLE_MS = 1_000;

/** True once something has lasted longer than a moment: progress that shows at once only flickers. */
export function useLasting(isOn: boolean): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isOn) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), NOTICEABLE_MS);
    return () => clearTimeout(timer);
  }, [isOn]);
  return isOn && isLasting;
}
