"use client";

import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { Segments } from "../../../../_ui/segments.tsx";
import { groupScopes, PRESETS, type ScopePreset, scopesOfPreset } from "./scope-words.ts";

type ScopeChoiceProps = {
  held: readonly string[];
  chosen: readonly string[];
  onChosen(scopes: string[]): void;
  error: string | undefined;
};

/** A preset says what the key is for; whoever chooses scope by scope sees them all. */
export function ScopeChoice({ held, chosen, onChosen, error }: ScopeChoiceProps) {
  const [preset, setPreset] = useState<ScopePreset>(() => presetOf(held, chosen));
  const errorId = useId();
  const hint = PRESETS.find(({ value }) => value === preset)?.hint;
  const choose = (next: ScopePreset) => {
    setPreset(next);
    if (next !== "own") onChosen(scopesOfPreset(next, held));
  };
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-1 font-medium text-sm">May do</legend>
      <div className="max-w-full overflow-x-auto">
        <Segments legend="Kind of key" options={PRESETS} chosen={preset} onChosen={choose} />
      </div>
      <p className="text-ink-soft text-xs">{hint}</p>
      {preset === "own" ? (
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {groupScopes(held).map(([group, scopes]) => (
            <div key={group} className="flex flex-col gap-1">
              {scopes.map((scope) => (
                <label key={scope} className="flex items-center gap-2 text-sm">
                  <input
                    type="checkbox"
                    checked={chosen.includes(scope)}
                    onChange={(event) =>
                      onChosen(event.currentTarget.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))
                    }
                    className="size-4 accent-(--accent)"
                  />
                  <code className="font-mono text-sm">{scope}</code>
                </label>
              ))}
            </div>
          ))}
        </div>
      ) : (
        <p className="break-words font-mono text-ink-soft text-xs">{chosen.join(", ")}</p>
      )}
      {error !== undefined && (
        <p id={errorId} className="flex gap-1 text-blocked text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

function presetOf(held: readonly string[], chosen: readonly string[]): ScopePreset {
  const isSame = (scopes: readonly string[]) => scopes.length === chosen.length && scopes.every((scope) => chosen.includes(scope));
  const found = (["gateway", "read", "all"] as const).find((preset) => isSame(scopesOfPreset(preset, held)));
  return found ?? "own";
}
