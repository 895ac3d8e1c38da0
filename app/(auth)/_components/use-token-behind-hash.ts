"use client";

import { useEffect, useState } from "react";

/** Null until the page runs, "" when the address holds none. What stands behind `#` was sent to nobody, and leaves the address bar at once. */
export function useTokenBehindHash(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    setToken((known) => known ?? window.location.hash.slice(1));
    window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return token;
}
