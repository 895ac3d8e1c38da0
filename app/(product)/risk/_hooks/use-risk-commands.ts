"use client";

import { Radar } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { type Command, useCommands } from "../../_shell/commands.tsx";
import { RISK_PAGES } from "../_shell/risk-pages.ts";

/** The pages of the module, in the palette while one is on screen. */
export function useRiskCommands(): void {
  const router = useRouter();
  const commands = useMemo(
    () =>
      RISK_PAGES.map(
        ({ href, name }): Command => ({
          id: `risk-${href}`,
          label: `Risk: ${name}`,
          group: "Page",
          icon: Radar,
          run: () => router.push(href),
        }),
      ),
    [router],
  );
  useCommands("risk", commands);
}
