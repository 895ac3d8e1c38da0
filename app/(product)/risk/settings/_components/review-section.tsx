"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getReviewStatus } from "../../../../_client/risk-settings.ts";
import { formatDollars, parseDollars, toDecimal } from "../../../../_ui/dollars.ts";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { CheckRow } from "../../../../_ui/settings-form/check-row.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { faultOfVoters } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";

const WIDTHS = [
  { value: "0.02", label: "0.02 on each side" },
  { value: "0.05", label: "0.05 on each side" },
  { value: "0.1", label: "0.10 on each side" },
] as const;

/** A second opinion on verdicts that might as well have gone the other way. */
export function ReviewSection({ settings: { review }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof review>) => onEdit({ review: { ...review, ...change } });
  const width = WIDTHS.find(({ value }) => Number(value) === review.bandWidth);
  const own = { value: String(review.bandWidth), label: `${review.bandWidth} on each side` };
  return (
    <SettingsSection
      title="Review by models"
      hint="Verdicts whose score lies close to a threshold are put to several models: one in a hundred at most, after the answer. They move a decision by one step or not at all, and never let go what is held."
    >
      <CheckRow label="Ask models about them" isOn={review.isOn} onTurn={(isOn) => edit({ isOn })}>
        They see figures and reasons; accounts are called A and B.
      </CheckRow>
      <SelectField
        label="Grey band, at most"
        value={own.value}
        options={width ? [...WIDTHS] : [...WIDTHS, own]}
        onValue={(value) => edit({ bandWidth: Number(value) })}
        hint="It narrows by itself until no more than one in a hundred of your verdicts is in it."
      />
      <CapField micros={review.monthlyCapMicros} onMicros={(monthlyCapMicros) => edit({ monthlyCapMicros })} />
      <VotersField voters={review.voters} onVoters={(voters) => edit({ voters })} />
      <ReviewStatus />
    </SettingsSection>
  );
}

function CapField({ micros, onMicros }: { micros: number; onMicros(micros: number): void }) {
  const [text, setText] = useState(toDecimal(Number.isNaN(micros) ? 0 : micros));
  // Changed from outside, by discarding: what was typed belongs to the former one.
  const shown = Object.is(parseDollars(text) ?? Number.NaN, micros) ? text : toDecimal(micros);
  return (
    <Field
      label="In a month, US dollars at most"
      hint="Looked at before each review. 0 asks nobody."
      inputMode="decimal"
      autoComplete="off"
      className="max-w-40 tabular-nums"
      value={shown}
      error={Number.isNaN(micros) ? "Enter an amount such as 5 or 7.50." : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onMicros(parseDollars(event.currentTarget.value) ?? Number.NaN);
      }}
    />
  );
}

function VotersField({ voters, onVoters }: { voters: readonly string[] | null; onVoters(voters: string[] | null): void }) {
  const [text, setText] = useState(voters?.join("\n") ?? "");
  const same = toLines(text).join("\n") === (voters ?? []).join("\n");
  return (
    <TextAreaField
      label="Models that vote"
      hint="One a line: a provider, or provider/model. Leave it empty to ask every connected provider."
      placeholder={"openai\nanthropic"}
      rows={2}
      spellCheck={false}
      autoComplete="off"
      className="font-mono md:text-sm"
      value={same ? text : (voters ?? []).join("\n")}
      error={faultOfVoters(voters) ?? undefined}
      onChange={(event) => {
        const lines = toLines(event.currentTarget.value);
        setText(event.currentTarget.value);
        onVoters(lines.length === 0 ? null : lines);
      }}
    />
  );
}

function toLines(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}

function ReviewStatus() {
  const { data } = useQuery({ queryKey: queryKeys.riskReviewStatus, queryFn: ({ signal }) => getReviewStatus(signal) });
  if (!data) return null;
  const { reviewed, judged, width, spentMicros } = data;
  return (
    <p className="text-ink-soft text-xs">
      {reviewed === 0 ? "No review so far." : `${formatCount(reviewed)} of ${formatCount(judged)} verdicts were reviewed.`}
      {width !== null && ` The band reaches ${width.toFixed(3)} now.`} {formatDollars(spentMicros)} spent this month.
    </p>
  );
}
