"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Badge } from "../../_ui/badge.tsx";

/** Shown only while it is bad. */
export function ConnectionState() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!isOnline && (
        <Badge tone="redacted" icon={WifiOff}>
          Offline
        </Badge>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
