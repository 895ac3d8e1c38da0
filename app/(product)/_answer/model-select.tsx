"use client";

import { ChevronDown } from "lucide-react";
import { keyOf, type Model } from "../../_client/models.ts";

type ModelSelectProps = { label: string; models: readonly Model[]; value: string; onValue(key: string): void };

/** The platform's own select, by provider: it works under every thumb, keyboard and screen reader. */
export function ModelSelect({ label, models, value, onValue }: ModelSelectProps) {
  const providers = [...new Set(models.map(({ provider }) => provider))];
  const isKnown = models.some((model) => keyOf(model) === value);
  return (
    <div className="relative min-w-0 flex-1">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        className="h-8 w-full min-w-0 appearance-none truncate rounded-md border border-line-strong/50 bg-surface pr-7 pl-2 font-mono text-ink text-sm"
      >
        {!isKnown && <option value={value}>{value} (cannot be asked now)</option>}
        {providers.map((provider) => (
          <optgroup key={provider} label={provider}>
            {models
              .filter((model) => model.provider === provider)
              .map((model) => (
                <option key={keyOf(model)} value={keyOf(model)}>
                  {model.model}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-ink-faint" />
    </div>
  );
}
