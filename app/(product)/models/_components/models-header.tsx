"use client";

import type { PolicyMode } from "../../../_client/models.ts";
import { Segments } from "../../../_ui/segments.tsx";

const MODES = [
  { value: "open", label: "All but denied" },
  { value: "listed", label: "Only allowed" },
] as const;

const MODE_WORDS: Readonly<Record<PolicyMode, string>> = {
  open: "Every model may answer unless it is denied.",
  listed: "Only models that are allowed may answer.",
};

type ModelsHeaderProps = { mode: PolicyMode | null; isDecider: boolean; onMode(mode: PolicyMode): void };

export function ModelsHeader({ mode, isDecider, onMode }: ModelsHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="font-semibold text-xl">Models</h1>
        <p className="min-h-5 text-ink-soft">{mode && MODE_WORDS[mode]}</p>
      </div>
      {mode !== null && isDecider && (
        <div className="flex flex-col gap-1">
          <Segments legend="Which models may answer" options={MODES} chosen={mode} onChosen={onMode} />
        </div>
      )}
    </header>
  );
}
