"use client";

import { CalendarDays, Download } from "lucide-react";
import { useMemo } from "react";
import type { UrlChange } from "../../../_ui/use-url-state.ts";
import type { Command } from "../../_shell/commands.tsx";

type ReportCommandsInput = { change(values: UrlChange): void; exportHref: string };

/** What a report offers in the palette. */
export function useReportCommands({ change, exportHref }: ReportCommandsInput): readonly Command[] {
  return useMemo((): Command[] => {
    const period = (id: string | null, label: string): Command => ({
      id: `report-period-${id ?? "30d"}`,
      label,
      group: "Page",
      icon: CalendarDays,
      keywords: ["period", "range"],
      run: () => change({ period: id, from: null, to: null }),
    });
    return [
      period("7d", "Show the last 7 days"),
      period(null, "Show the last 30 days"),
      period("90d", "Show the last 90 days"),
      period("month", "Show this month"),
      {
        id: "report-export",
        label: "Export as CSV",
        group: "Page",
        icon: Download,
        keywords: ["download"],
        run: () => window.location.assign(exportHref),
      },
    ];
  }, [change, exportHref]);
}
