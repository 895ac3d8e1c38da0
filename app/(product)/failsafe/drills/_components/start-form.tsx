"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Play } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { DRILL_KINDS, DRILL_LEVELS, type DrillKind, type DrillLevel, type DrillPath } from "../../../../_client/failsafe-drills.ts";
import { keyOf, listModels } from "../../../../_client/models.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { useStartDrill } from "../_hooks/use-start-drill.ts";
import { KIND_WORDS, LEVEL_WORDS, PATH_WORDS } from "./drill-words.ts";

const DEMO = { value: "demo", label: "demo: the embedded engine" };
const WAYS = [
  { value: "both" as const, label: "Both, to compare" },
  { value: "guarded" as const, label: PATH_WORDS.guarded },
  { value: "alone" as const, label: PATH_WORDS.alone },
];

export function StartForm() {
  const start = useStartDrill();
  const models = useServedModels();
  const [model, setModel] = useState(DEMO.value);
  const [kinds, setKinds] = useState<DrillKind[]>([]);
  const [levels, setLevels] = useState<DrillLevel[]>([]);
  const [path, setPath] = useState<DrillPath | "both">("both");
  const send = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ model, path, ...(kinds.length > 0 && { kinds }), ...(levels.length > 0 && { levels }) });
  };
  return (
    <form aria-label="Start a drill" onSubmit={send} className="flex min-w-0 flex-col gap-4 rounded-md border p-4">
      <h2 className="font-medium text-base">Start a drill</h2>
      <div className="grid min-w-0 gap-4 md:grid-cols-2">
        <SelectField
          label="Model"
          value={model}
          options={models}
          onValue={(value) => setModel(value)}
          hint="A model that is paid for costs what its answers cost."
        />
        <SelectField
          label="Way"
          value={path}
          options={WAYS}
          onValue={(value) => setPath(value)}
          hint="Behind the guard is the way every request takes."
        />
      </div>
      <FilterChips
        legend="Kinds"
        options={DRILL_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        chosen={kinds}
        onChosen={setKinds}
      />
      <FilterChips
        legend="Levels"
        options={DRILL_LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }))}
        chosen={levels}
        onChosen={setLevels}
      />
      <p className="text-ink-soft text-xs">None chosen means all of them.</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" size="small" isBusy={start.isPending}>
          {!start.isPending && <Play aria-hidden className="size-4" />}
          Start the drill
        </Button>
        <Link href="/failsafe/settings" className="inline-flex items-center gap-1 text-accent-ink text-sm underline">
          <CalendarClock aria-hidden className="size-4" />
          Have it started by itself
        </Link>
      </div>
    </form>
  );
}

/** Those that can answer now; the embedded engine always can. */
function useServedModels() {
  const { data } = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const served = data?.items.filter(({ kind, isDemo, isAllowed, serving }) => kind === "chat" && !isDemo && isAllowed && serving !== null);
  return [DEMO, ...(served ?? []).map((each) => ({ value: keyOf(each), label: keyOf(each) }))];
}
