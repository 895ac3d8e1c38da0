"use client";

import { isNumberFact, isTextFact, NUMBER_FACTS, TEXT_FACTS } from "../../../../../lib/risk/rules/facts.ts";
import { type Condition, LIST_NAMES, LIST_SIDES, OPERATORS, PERCENTILE_GROUPS } from "../../../../../lib/risk/rules/rule.ts";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { GROUP_WORDS, LIST_WORDS, SIDE_WORDS } from "./describe-condition.ts";
import { LearntAmount } from "./learnt-amount.tsx";

const LIST = "list";
const FACTS = [
  ...Object.entries(NUMBER_FACTS).map(([value, { label }]) => ({ value, label })),
  ...Object.entries(TEXT_FACTS).map(([value, { label }]) => ({ value, label })),
  { value: LIST, label: "On a list" },
];
const OPERATOR_WORDS = { ">": "above", ">=": "at least", "<": "below", "<=": "at most" } as const;
const LIMITS = [
  { value: "number", label: "a number" },
  ...PERCENTILE_GROUPS.map((value) => ({ value, label: `a percentile of ${GROUP_WORDS[value]}` })),
];

type Leaf = Extract<Condition, { fact: string } | { list: string }>;
type Compared = Extract<Condition, { op: unknown }>;
type ConditionFieldsProps = { condition: Condition; canChange: boolean; onCondition(condition: Condition): void };

/** One comparison: of a figure with a number or what the organization's own amounts say, of a word, or with a list. */
export function ConditionFields({ condition, canChange, onCondition }: ConditionFieldsProps) {
  if (!("fact" in condition || "list" in condition)) return null;
  return (
    <div className="grid min-w-0 items-end gap-2 sm:grid-cols-2 xl:grid-cols-4">
      <div className="min-w-0 sm:col-span-2">
        <SelectField
          label="What"
          value={"list" in condition ? LIST : condition.fact}
          options={FACTS}
          disabled={!canChange}
          onValue={(value) => onCondition(toLeaf(value, condition))}
        />
      </div>
      {"list" in condition && <ListFields condition={condition} canChange={canChange} onCondition={onCondition} />}
      {"in" in condition && (
        <div className="sm:col-span-2">
          <Field
            label="Is one of"
            value={condition.in.join(", ")}
            disabled={!canChange}
            onChange={(event) => onCondition({ ...condition, in: event.currentTarget.value.split(",").map((word) => word.trimStart()) })}
          />
        </div>
      )}
      {"op" in condition && <NumberFields condition={condition} canChange={canChange} onCondition={onCondition} />}
    </div>
  );
}

/** Whatever else was chosen stays where it still says something. */
function toLeaf(name: string, before: Leaf): Leaf {
  if (isTextFact(name)) return { fact: name, in: [] };
  if (!isNumberFact(name)) return { list: "watch", side: "any" };
  if (!("op" in before)) return { fact: name, op: ">", value: 1 };
  return { fact: name, op: before.op, value: typeof before.value === "number" ? before.value : 1 };
}

function ListFields({ condition, canChange, onCondition }: ConditionFieldsProps) {
  if (!("list" in condition)) return null;
  return (
    <>
      <SelectField
        label="List"
        value={condition.list}
        options={LIST_NAMES.map((value) => ({ value, label: LIST_WORDS[value] }))}
        disabled={!canChange}
        onValue={(list) => onCondition({ ...condition, list })}
      />
      <SelectField
        label="Who"
        value={condition.side}
        options={LIST_SIDES.map((value) => ({ value, label: SIDE_WORDS[value] }))}
        disabled={!canChange}
        onValue={(side) => onCondition({ ...condition, side })}
      />
    </>
  );
}

type NumberFieldsProps = { condition: Compared; canChange: boolean; onCondition(condition: Condition): void };

function NumberFields({ condition, canChange, onCondition }: NumberFieldsProps) {
  const { fact, value } = condition;
  const { unit } = NUMBER_FACTS[fact];
  const canLearn = fact === "amount_usd";
  const shown = typeof value === "number" ? value : value.percentile;
  const put = (text: string): void => {
    const number = text === "" ? Number.NaN : Number(text);
    onCondition({ ...condition, value: typeof value === "number" ? number : { ...value, percentile: number } });
  };
  const learn = (limit: string): void => {
    const of = PERCENTILE_GROUPS.find((group) => group === limit);
    onCondition({ ...condition, value: of ? { percentile: 99.5, of } : 1_000 });
  };
  return (
    <>
      <SelectField
        label="Is"
        value={condition.op}
        options={OPERATORS.map((op) => ({ value: op, label: OPERATOR_WORDS[op] }))}
        disabled={!canChange}
        onValue={(op) => onCondition({ ...condition, op })}
      />
      <Field
        label={typeof value === "number" ? `Value${unit === "" ? "" : `, ${unit}`}` : "Percentile"}
        type="number"
        step="any"
        value={Number.isNaN(shown) ? "" : shown}
        disabled={!canChange}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {canLearn && (
        <div className="sm:col-span-2 xl:col-span-4">
          <SelectField
            label="Compared with"
            layout="inline"
            value={typeof value === "number" ? "number" : value.of}
            options={LIMITS}
            disabled={!canChange}
            onValue={learn}
          />
          {typeof value !== "number" && value.of === "all" && <LearntAmount percentile={value.percentile} />}
        </div>
      )}
    </>
  );
}
