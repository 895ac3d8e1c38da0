"use client";

import { type FormEvent, useState } from "react";
import type { NotificationPreferences } from "../../../../_client/notifications.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";

type Quiet = NotificationPreferences["quietHours"];
type QuietHoursFormProps = { quietHours: Quiet; isFixed: boolean; onQuietHours(quietHours: Quiet): void };

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function QuietHoursForm({ quietHours, isFixed, onQuietHours }: QuietHoursFormProps) {
  const [from, setFrom] = useState(quietHours?.from ?? "22:00");
  const [to, setTo] = useState(quietHours?.to ?? "07:00");
  const [timeZone, setTimeZone] = useState(quietHours?.timeZone ?? ownZone);
  const isSame = from === to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame) onQuietHours({ from, to, timeZone });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="From" type="time" required value={from} disabled={isFixed} onChange={(event) => setFrom(event.currentTarget.value)} />
        <Field
          label="To"
          type="time"
          required
          value={to}
          disabled={isFixed}
          error={isSame ? "Choose an end that is not the beginning." : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Field
          label="Time zone"
          required
          value={timeZone}
          disabled={isFixed}
          maxLength={64}
          hint="As Europe/Zagreb"
          onChange={(event) => setTimeZone(event.currentTarget.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" size="small" disabled={isFixed || isSame}>
          {quietHours ? "Change quiet hours" : "Keep quiet hours"}
        </Button>
        {quietHours && (
          <Button size="small" tone="quiet" disabled={isFixed} onClick={() => onQuietHours(null)}>
            End quiet hours
          </Button>
        )}
      </div>
    </form>
  );
}
