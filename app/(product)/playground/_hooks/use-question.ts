"use client";

import { useEffect, useState } from "react";

export type QuestionDraft = { prompt: string; system: string; temperature: string; maxOutputTokens: string };

const BLANK: QuestionDraft = { prompt: "", system: "", temperature: "", maxOutputTokens: "" };

/** Lives as long as the tab's page does: it survives a look at another module, and signing out, which loads a page, ends it. */
let kept: QuestionDraft = BLANK;

export function useQuestion() {
  const [draft, setDraft] = useState<QuestionDraft>(kept);
  useEffect(() => {
    kept = draft;
  }, [draft]);
  return { draft, change: (fields: Partial<QuestionDraft>) => setDraft((current) => ({ ...current, ...fields })) };
}

export type Settings = { system?: string; temperature?: number; maxOutputTokens?: number };
export type DraftErrors = Partial<Record<keyof QuestionDraft, string>>;

const TEMPERATURE_MAX = 2;
const OUTPUT_TOKENS_MAX = 32_000;

export function readSettings({ system, temperature, maxOutputTokens }: QuestionDraft): { settings: Settings; errors: DraftErrors } {
  const heat = toNumber(temperature);
  const tokens = toNumber(maxOutputTokens);
  const isHeatWrong = heat !== null && !(heat >= 0 && heat <= TEMPERATURE_MAX);
  const isLimitWrong = tokens !== null && !(Number.isInteger(tokens) && tokens >= 1 && tokens <= OUTPUT_TOKENS_MAX);
  return {
    settings: {
      ...(system.trim() !== "" && { system }),
      ...(heat !== null && !isHeatWrong && { temperature: heat }),
      ...(tokens !== null && !isLimitWrong && { maxOutputTokens: tokens }),
    },
    errors: {
      ...(isHeatWrong && { temperature: `From 0 to ${TEMPERATURE_MAX}.` }),
      ...(isLimitWrong && { maxOutputTokens: `A whole number up to ${OUTPUT_TOKENS_MAX}.` }),
    },
  };
}

/** Null for an empty field, NaN for what is no number. */
function toNumber(text: string): number | null {
  return text.trim() === "" ? null : Number(text.trim().replace(",", "."));
}
