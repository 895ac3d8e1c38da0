"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayHost } from "./use-overlay-host.ts";

export const TooltipProvider = Radix.Provider;

/** Adds to a name, never replaces it: the trigger has its own accessible name. */
export function Tooltip({
  text,
  children,
  side = "top",
}: {
  text: ReactNode;
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
}) {
  const host = useOverlayHost();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={host}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-md border bg-raised px-2 py-1 text-ink text-xs shadow-float"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
