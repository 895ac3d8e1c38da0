import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="rounded-md border bg-sunken px-1 font-mono text-ink-soft text-xs">{children}</kbd>;
}
