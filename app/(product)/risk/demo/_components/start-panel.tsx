"use client";

import { Building2, Siren } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../../_ui/button.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import type { DemoActions } from "../_hooks/use-demo-runs.ts";

const PACES = [
  { value: "2", label: "2 a second" },
  { value: "4", label: "4 a second" },
  { value: "10", label: "10 a second" },
];
const LENGTHS = [
  { value: "30", label: "30 seconds" },
  { value: "120", label: "2 minutes" },
  { value: "300", label: "5 minutes" },
];

/** One plays at a time, so both buttons wait for its end. */
export function StartPanel({ isBusy, actions: { start } }: { isBusy: boolean; actions: DemoActions }) {
  const [pace, setPace] = useState("4");
  const [length, setLength] = useState("120");
  const isOff = isBusy || start.isPending;
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Choice
        title="The scripted incident"
        text="An account is taken over and emptied, while another customer makes a large payment in good faith. Follow it from the first alarm to the release: about half a minute, then your own decisions."
      >
        <Button tone="primary" disabled={isOff} isBusy={start.isPending} onClick={() => start.mutate({ kind: "incident" })}>
          <Siren aria-hidden className="size-4" />
          Play the incident
        </Button>
      </Choice>
      <Choice
        title="A town"
        text="Forty people with four weeks of habits, then days in which eight kinds of fraud happen, played fast. A second is an hour or more of theirs."
      >
        <div className="flex flex-wrap items-end gap-3">
          <SelectField label="Pace" layout="inline" value={pace} options={PACES} onValue={setPace} />
          <SelectField label="Length" layout="inline" value={length} options={LENGTHS} onValue={setLength} />
          <Button disabled={isOff} onClick={() => start.mutate({ kind: "town", perSecond: Number(pace), seconds: Number(length) })}>
            <Building2 aria-hidden className="size-4" />
            Start the town
          </Button>
        </div>
      </Choice>
    </div>
  );
}

function Choice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col items-start gap-3 rounded-md border p-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-base">{title}</h2>
        <p className="max-w-140 text-ink-soft text-sm">{text}</p>
      </div>
      <div className="mt-auto">{children}</div>
    </section>
  );
}
