"use client";

import type { ReactNode } from "react";
import { QueryProvider } from "../../_client/query-provider.tsx";
import { Toaster } from "../../_ui/toaster.tsx";
import { TooltipProvider } from "../../_ui/tooltip.tsx";
import { CommandProvider } from "./commands.tsx";

/** What only signed-in pages need, so that the others do not load it. */
export function ProductProviders({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <TooltipProvider delayDuration={400}>
        <CommandProvider>{children}</CommandProvider>
      </TooltipProvider>
      <Toaster />
    </QueryProvider>
  );
}
