"use client";

import { CalendarDays, Flag, ShieldAlert } from "lucide-react";
import { useMemo } from "react";
import type { UrlChange } from "../../../../_ui/use-url-state.ts";
import { type Command, useCommands } from "../../../_shell/commands.tsx";

/** What the page offers in the palette. */
export function useEventCommands(change: (values: UrlChange) => void): void {
  const commands = useMemo((): Command[] => {
    const period = (days: string | null): Command => ({
      id: `guard-events-${days ?? "30"}`,
      label: `Show events of the last ${days ?? "30"} days`,
      group: "Page",
      icon: CalendarDays,
      run: () => change({ days, tab: null }),
    });
    return [
      { id: "guard-events-all", label: "Show guard events", group: "Page", icon: ShieldAlert, run: () => change({ tab: null }) },
      { id: "guard-appeals", label: "Show appeals", group: "Page", icon: Flag, run: () => change({ tab: "appeals", event: null }) },
      period("7"),
      period(null),
      period("90"),
    ];
  }, [change]);
  useCommands("guard-events", commands);
}
