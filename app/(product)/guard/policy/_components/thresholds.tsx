"use client";

import Link from "next/link";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { ThresholdField } from "../../../../_ui/settings-form/threshold-field.tsx";
import { formatScore } from "../../../../_ui/verdicts.ts";
import { useShippedNumbers } from "../_hooks/use-shipped-numbers.ts";
import type { PolicyPartProps } from "./policy-part.ts";

const SCALE = { min: 0.05, max: 1, ends: ["finds more", "disturbs less"] } as const;

export function Thresholds({ policy: { thresholds }, onEdit }: PolicyPartProps) {
  const shipped = useShippedNumbers();
  return (
    <SettingsSection title="Thresholds" hint="The score, from 0 to 1, from which on a text counts as an attack.">
      <ThresholdField
        label="Messages of people"
        value={thresholds.user}
        {...SCALE}
        onValue={(user) => onEdit({ thresholds: { ...thresholds, user } })}
      >
        {shipped && (
          <>
            The shipped threshold of {formatScore(shipped.threshold)} {shipped.sentence}.{" "}
            <Link href="/guard/numbers" className="text-accent-ink underline underline-offset-4">
              All numbers
            </Link>
          </>
        )}
      </ThresholdField>
      <ThresholdField
        label="Untrusted data"
        value={thresholds.untrusted}
        {...SCALE}
        onValue={(untrusted) => onEdit({ thresholds: { ...thresholds, untrusted } })}
      >
        Files, web pages and tool results. Words to the assistant weigh more there, because data has no reason to hold any.
      </ThresholdField>
    </SettingsSection>
  );
}
