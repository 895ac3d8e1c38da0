"use client";

import { Trash2 } from "lucide-react";
import type { Fault } from "../../../../../lib/risk/rules/parse-condition.ts";
import type { Rule, RuleEffect } from "../../../../../lib/risk/rules/rule.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { ConditionBuilder } from "./condition-builder.tsx";
import { describeCondition } from "./describe-condition.ts";

const EFFECTS = [
  { value: "weight", label: "Warn, with a weight" },
  { value: "monitor", label: "At least monitor" },
  { value: "review", label: "At least review" },
  { value: "hold", label: "At least hold" },
  { value: "block", label: "Block" },
] as const;
type EffectName = (typeof EFFECTS)[number]["value"];

const HISTORY = [
  { who: "payer", label: "Payer has paid before" },
  { who: "payee", label: "Payee has received before" },
  { who: "organization", label: "Organization has judged" },
] as const;

type RuleFormProps = { rule: Rule; faults: readonly Fault[]; canChange: boolean; onRule(rule: Rule): void; onRemove(): void };

export function RuleForm({ rule, faults, canChange, onRule, onRemove }: RuleFormProps) {
  const faultAt = (field: string): string | undefined => faults.find(({ path }) => path[1] === field)?.detail;
  return (
    <fieldset disabled={!canChange} aria-label="Rule" className="flex min-w-0 flex-col gap-4 rounded-md border p-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label="Name"
          value={rule.name}
          error={faultAt("name")}
          onChange={(event) => onRule({ ...rule, name: event.currentTarget.value })}
        />
        <Field
          label="Code"
          value={rule.code}
          error={faultAt("code")}
          hint="Stands in verdicts"
          className="font-mono"
          onChange={(event) => onRule({ ...rule, code: event.currentTarget.value })}
        />
      </div>
      <Field
        label="Description"
        value={rule.description}
        error={faultAt("description")}
        hint="What people read as the reason"
        onChange={(event) => onRule({ ...rule, description: event.currentTarget.value })}
      />
      <EffectFields
        effect={rule.effect}
        error={faultAt("effect")}
        canChange={canChange}
        onEffect={(effect) => onRule({ ...rule, effect })}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <h3 className="font-medium text-sm">When</h3>
        <ConditionBuilder
          condition={rule.when}
          path={["when"]}
          faults={faults.map(({ path, detail }) => ({ path: path.slice(1), detail }))}
          canChange={canChange}
          onCondition={(when) => onRule({ ...rule, when })}
        />
        <p className="text-ink-soft text-xs [overflow-wrap:anywhere]">{describeCondition(rule.when)}</p>
      </div>
      <HistoryFields rule={rule} faults={faults} onRule={onRule} />
      {canChange && (
        <Button size="small" className="self-start" onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
          Remove this rule
        </Button>
      )}
    </fieldset>
  );
}

function HistoryFields({ rule, faults, onRule }: Pick<RuleFormProps, "rule" | "faults" | "onRule">) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">Only with enough history</h3>
      <div className="grid gap-3 sm:grid-cols-3">
        {HISTORY.map(({ who, label }) => (
          <Field
            key={who}
            label={label}
            inputMode="numeric"
            value={rule.minHistory?.[who] ?? ""}
            error={faults.find(({ path }) => path[1] === "minHistory" && path[2] === who)?.detail}
            hint="times; empty for any"
            onChange={(event) => onRule(withHistory(rule, who, event.currentTarget.value))}
          />
        ))}
      </div>
    </div>
  );
}

function withHistory({ minHistory, ...rule }: Rule, who: "payer" | "payee" | "organization", text: string): Rule {
  const next = { ...minHistory };
  delete next[who];
  if (text.trim() !== "") next[who] = Number(text);
  return Object.keys(next).length > 0 ? { ...rule, minHistory: next } : rule;
}

type EffectFieldsProps = { effect: RuleEffect; error: string | undefined; canChange: boolean; onEffect(effect: RuleEffect): void };

function EffectFields({ effect, error, canChange, onEffect }: EffectFieldsProps) {
  const chosen: EffectName = "at_least" in effect ? effect.at_least : "weight";
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label="Then"
        value={chosen}
        options={EFFECTS}
        disabled={!canChange}
        onValue={(value: EffectName) => onEffect(value === "weight" ? { weight: 0.3 } : { at_least: value })}
      />
      {"weight" in effect && (
        <Field
          label="Weight"
          type="number"
          min={0}
          max={0.99}
          step={0.05}
          value={Number.isNaN(effect.weight) ? "" : effect.weight}
          error={error}
          hint="How likely fraud is when this alone is met"
          onChange={(event) => onEffect({ weight: event.currentTarget.value === "" ? Number.NaN : Number(event.currentTarget.value) })}
        />
      )}
    </div>
  );
}
