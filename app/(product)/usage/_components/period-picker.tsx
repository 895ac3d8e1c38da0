"use client";

import { useState } from "react";
import { SelectField } from "../../../_ui/select-field.tsx";
import type { UrlChange } from "../../../_ui/use-url-state.ts";
import { type DayRange, faultOf, type Period } from "../_hooks/report-period.ts";

const OPTIONS: readonly { value: Period; label: string }[] = [
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "90d", label: "Last 90 days" },
  { value: "month", label: "This month" },
  { value: "custom", label: "From … to …" },
];

type PeriodPickerProps = { period: Period; range: DayRange; onChange(change: UrlChange): void };

export function PeriodPicker({ period, range, onChange }: PeriodPickerProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SelectField
        label="Period"
        layout="inline"
        value={period}
        options={OPTIONS}
        onValue={(value) =>
          onChange(value === "custom" ? { period: value, ...range } : { period: value === "30d" ? null : value, from: null, to: null })
        }
      />
      {period === "custom" && <CustomDays key={`${range.from} ${range.to}`} range={range} onRange={onChange} />}
    </div>
  );
}

/** Takes effect as soon as both days make a period; until then it says what is missing. */
function CustomDays({ range, onRange }: { range: DayRange; onRange(range: DayRange): void }) {
  const [draft, setDraft] = useState(range);
  const fault = faultOf(draft);
  const set = (next: DayRange) => {
    setDraft(next);
    if (faultOf(next) === null) onRange(next);
  };
  return (
    <>
      <DayField label="First day" value={draft.from} isInvalid={fault !== null} onDay={(from) => set({ ...draft, from })} />
      <DayField label="Last day" value={draft.to} isInvalid={fault !== null} onDay={(to) => set({ ...draft, to })} />
      <p id="period-fault" role="status" className="text-blocked text-xs">
        {fault}
      </p>
    </>
  );
}

type DayFieldProps = { label: string; value: string; isInvalid: boolean; onDay(day: string): void };

function DayField({ label, value, isInvalid, onDay }: DayFieldProps) {
  return (
    <input
      type="date"
      aria-label={`${label} (UTC)`}
      aria-invalid={isInvalid || undefined}
      aria-describedby={isInvalid ? "period-fault" : undefined}
      value={value}
      onChange={(event) => onDay(event.currentTarget.value)}
      className="h-8 rounded-md border border-line-strong/50 bg-surface px-2 text-sm tabular-nums aria-invalid:border-blocked"
    />
  );
}
