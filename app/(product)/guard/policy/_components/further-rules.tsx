"use client";

import type { ReactNode } from "react";
import { Field } from "../../../../_ui/field.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { ListField } from "./list-field.tsx";
import { ENTRIES_MAX, faultOfHost, faultOfLength, faultOfPhrase } from "./policy-faults.ts";
import type { PolicyPartProps } from "./policy-part.ts";

const LINKS = [
  { value: "off", label: "Keep" },
  { value: "payload", label: "Carrying data" },
  { value: "all", label: "All" },
] as const;
const INSTRUCTIONS = [
  { value: "allow", label: "Allow" },
  { value: "warn", label: "Warn" },
  { value: "redact", label: "Cut out" },
] as const;
const FAIL_MODES = [
  { value: "closed", label: "Refuse" },
  { value: "open", label: "Let through" },
] as const;
const JUDGE_MODES = [
  { value: "off", label: "Off" },
  { value: "grey", label: "When unsure" },
] as const;

type FurtherRulesProps = PolicyPartProps & { canDecide: boolean };

export function FurtherRules(props: FurtherRulesProps) {
  return (
    <>
      <AnswerRules {...props} />
      <MessageRules {...props} />
      <JudgeRules {...props} />
    </>
  );
}

function AnswerRules({ policy, onEdit, canDecide }: FurtherRulesProps) {
  return (
    <SettingsSection title="Answers">
      <Choice title="Defuse links and images to foreign hosts" hint="A model can be talked into an address that carries your words away.">
        <Segments legend="Defuse links and images" options={LINKS} chosen={policy.links} onChosen={(links) => onEdit({ links })} />
      </Choice>
      <ListField
        label="Hosts whose links stay"
        hint="One a line. Your own address always stays."
        placeholder="docs.example.com"
        values={policy.allowedHosts}
        faultOf={faultOfHost}
        most={ENTRIES_MAX}
        disabled={!canDecide}
        onValues={(allowedHosts) => onEdit({ allowedHosts })}
      />
      <Choice title="When an answer repeats the hidden instructions" hint="Word for word, twelve words or more.">
        <Segments
          legend="Repeated instructions"
          options={INSTRUCTIONS}
          chosen={policy.instructions}
          onChosen={(instructions) => onEdit({ instructions })}
        />
      </Choice>
    </SettingsSection>
  );
}

function MessageRules({ policy, onEdit, canDecide }: FurtherRulesProps) {
  return (
    <SettingsSection title="Messages">
      <LengthField policy={policy} onEdit={onEdit} />
      <ListField
        label="Phrases that are harmless here"
        hint="One a line, at least four characters. They are taken out before a message is judged; nothing else changes."
        placeholder="act as a reviewer"
        values={policy.allowedPhrases}
        faultOf={faultOfPhrase}
        most={ENTRIES_MAX}
        disabled={!canDecide}
        onValues={(allowedPhrases) => onEdit({ allowedPhrases })}
      />
      <Choice title="When the guard itself fails" hint="A text it cannot inspect is refused, or let through with a warning.">
        <Segments
          legend="When the guard fails"
          options={FAIL_MODES}
          chosen={policy.failMode}
          onChosen={(failMode) => onEdit({ failMode })}
        />
      </Choice>
    </SettingsSection>
  );
}

function JudgeRules({ policy: { judge }, onEdit }: FurtherRulesProps) {
  return (
    <SettingsSection
      title="Model judge"
      hint="Asks one of your models about scores just below the threshold. It takes up to 2 s, is metered, and needs a provider with a key."
    >
      <Choice title="Ask it">
        <Segments
          legend="Ask the judge"
          options={JUDGE_MODES}
          chosen={judge.mode}
          onChosen={(mode) => onEdit({ judge: { ...judge, mode } })}
        />
      </Choice>
      {judge.mode === "grey" && (
        <Choice title="When it does not answer in time">
          <Segments
            legend="When the judge does not answer"
            options={FAIL_MODES}
            chosen={judge.failMode}
            onChosen={(failMode) => onEdit({ judge: { ...judge, failMode } })}
          />
        </Choice>
      )}
    </SettingsSection>
  );
}

function LengthField({ policy, onEdit }: PolicyPartProps) {
  const fault = faultOfLength(policy.maxInputChars);
  return (
    <Field
      label="Longest message, in characters"
      type="number"
      inputMode="numeric"
      autoComplete="off"
      value={Number.isNaN(policy.maxInputChars) ? "" : policy.maxInputChars}
      error={fault ?? undefined}
      className="max-w-40 tabular-nums"
      onChange={(event) => onEdit({ maxInputChars: event.currentTarget.valueAsNumber })}
    />
  );
}

function Choice({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="font-medium text-sm">{title}</p>
      {children}
      {hint !== undefined && <p className="text-ink-soft text-xs">{hint}</p>}
    </div>
  );
}
