"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button.tsx";

type ShownOnceProps = { label: string; title: string; onDone(): void; children: ReactNode };

/** The one moment in which a secret can be read; it takes the focus, so that nobody leaves without having met it. */
export function ShownOnce({ label, title, onDone, children }: ShownOnceProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      className="flex flex-col gap-3 rounded-md border border-safe/40 bg-safe-soft p-4 outline-none"
    >
      <h3 className="flex items-center gap-2 font-medium text-base">
        <KeyRound aria-hidden className="size-4 shrink-0" />
        {title}
      </h3>
      {children}
      <Button tone="primary" className="self-start" onClick={onDone}>
        I have saved it
      </Button>
    </section>
  );
}
