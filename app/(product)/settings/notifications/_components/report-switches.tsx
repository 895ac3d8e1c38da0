"use client";

import type { NotificationPreferences } from "../../../../_client/notifications.ts";

type Reports = NotificationPreferences["reports"];
type ReportSwitchesProps = { reports: Reports; isFixed: boolean; onReports(reports: Reports): void };

const ROWS = [
  { name: "daily", label: "Daily report", hint: "Every night at 01:00 UTC, about the day before; nothing on a day without anything." },
  { name: "weekly", label: "Weekly digest", hint: "Mondays at 09:00 UTC, about the week before." },
] as const;

export function ReportSwitches({ reports, isFixed, onReports }: ReportSwitchesProps) {
  return (
    <div className="flex flex-col gap-3">
      {ROWS.map(({ name, label, hint }) => (
        <label key={name} className="flex items-start gap-3">
          <input
            type="checkbox"
            checked={reports[name]}
            disabled={isFixed}
            onChange={(event) => onReports({ ...reports, [name]: event.currentTarget.checked })}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span className="flex flex-col">
            <span className="font-medium">{label}</span>
            <span className="text-ink-soft text-sm">{hint}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
