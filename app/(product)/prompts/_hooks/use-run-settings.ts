"use client";

import { useState } from "react";
import type { ModelSettings } from "../../../../lib/prompts/content.schema.ts";

export const TEMPERATURE_MAX = 2;
export const OUTPUT_TOKENS_MAX = 32_000;

export type SettingsDraft = { model: string; temperature: string; maxOutputTokens: string };
export type SettingsErrors = Partial<Record<keyof SettingsDraft, string>>;

export function toSettingsDraft({ model = "", temperature, maxOutputTokens }: ModelSettings): SettingsDraft {
  return { model, temperature: temperature?.toString() ?? "", maxOutputTokens: maxOutputTokens?.toString() ?? "" };
}

/** An empty field leaves the setting out. */
export function readSettingsDraft({ model, temperature, maxOutputTokens }: SettingsDraft): {
  settings: ModelSettings;
  errors: SettingsErrors;
} {
  const heat = toNumber(temperature);
  const tokens = toNumber(maxOutputTokens);
  const isHeatWrong = heat !== null && !(heat >= 0 && heat <= TEMPERATURE_MAX);
  const isLimitWrong = tokens !== null && !(Number.isInteger(tokens) && tokens >= 1 && tokens <= OUTPUT_TOKENS_MAX);
  return {
    settings: {
      ...(model !== "" && { model }),
      ...(heat !== null && !isHeatWrong && { temperature: heat }),
      ...(tokens !== null && !isLimitWrong && { maxOutputTokens: tokens }),
    },
    errors: {
      ...(isHeatWrong && { temperature: `From 0 to ${TEMPERATURE_MAX}.` }),
      ...(isLimitWrong && { maxOutputTokens: `A whole number from 1 to ${OUTPUT_TOKENS_MAX}.` }),
    },
  };
}

/** Null for an empty field, NaN for what is no number. */
function toNumber(text: string): number | null {
  return text.trim() === "" ? null : Number(text.trim().replace(",", "."));
}

/** What one run asks of a model beside what the version asks. */
export function useRunSettings() {
  const [draft, setDraft] = useState<SettingsDraft>(() => toSettingsDraft({}));
  return { draft, change: (fields: Partial<SettingsDraft>) => setDraft((known) => ({ ...known, ...fields })), ...readSettingsDraft(draft) };
}

export type RunSettings = ReturnType<typeof useRunSettings>;
