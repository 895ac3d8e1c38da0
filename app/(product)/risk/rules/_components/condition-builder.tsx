"use client";

import { CircleAlert, Plus, X } from "lucide-react";
import type { Fault } from "../../../../../lib/risk/rules/parse-condition.ts";
import type { Condition } from "../../../../../lib/risk/rules/rule.ts";
import { Button } from "../../../../_ui/button.tsx";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { describeCondition } from "./describe-condition.ts";

const GROUPS = [
  { value: "all", label: "All of these" },
  { value: "any", label: "Any of these" },
  { value: "not", label: "Not all of these" },
] as const;
type GroupName = (typeof GROUPS)[number]["value"];

const FIRST: Condition = { fact: "amount_usd", op: ">", value: 1_000 };

type ConditionBuilderProps = {
  condition: Condition;
  path: Fault["path"];
  faults: readonly Fault[];
  canChange: boolean;
  onCondition(condition: Condition): void;
};

/** A tree of conditions. What stands alone is shown as a group of one, so that another can join it. */
export function ConditionBuilder({ condition, path, faults, canChange, onCondition }: ConditionBuilderProps) {
  const { name, members, memberPath } = readGroup(condition);
  const write = (next: readonly Condition[]): void => onCondition(writeGroup(name, next));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 border-line-strong/50 border-l-2 pl-3">
      <legend className="sr-only">Conditions</legend>
      <SelectField
        label="Group"
        layout="inline"
        value={name}
        options={GROUPS}
        disabled={!canChange}
        onValue={(value: GroupName) => onCondition(writeGroup(value, members))}
      />
      {members.map((member, index) => {
        const inner = [...path, ...memberPath(index)];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
          <div key={index} className="flex min-w-0 items-start gap-2">
            <div className="min-w-0 flex-1">
              {isGroup(member) ? (
                <ConditionBuilder
                  condition={member}
                  path={inner}
                  faults={faults}
                  canChange={canChange}
                  onCondition={(next) => write(members.with(index, next))}
                />
              ) : (
                <ConditionFields condition={member} canChange={canChange} onCondition={(next) => write(members.with(index, next))} />
              )}
              <Faults
                faults={faults.filter((fault) => (isGroup(member) ? fault.path.join() === inner.join() : startsWith(fault.path, inner)))}
              />
            </div>
            {canChange && members.length > 1 && (
              <IconButton label={`Remove: ${describeCondition(member)}`} icon={X} onClick={() => write(members.toSpliced(index, 1))} />
            )}
          </div>
        );
      })}
      {canChange && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => write([...members, FIRST])}>
            <Plus aria-hidden className="size-4" />
            Condition
          </Button>
          <Button size="small" onClick={() => write([...members, { any: [FIRST] }])}>
            <Plus aria-hidden className="size-4" />
            Group
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  return faults.map(({ path, detail }) => (
    <p key={path.join()} className="flex gap-1 text-blocked text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {detail}
    </p>
  ));
}

const isGroup = (condition: Condition): boolean => "all" in condition || "any" in condition || "not" in condition;
const startsWith = (path: Fault["path"], start: Fault["path"]): boolean => start.every((part, index) => path[index] === part);

type Group = { name: GroupName; members: readonly Condition[]; memberPath(index: number): Fault["path"] };

function readGroup(condition: Condition): Group {
  if ("all" in condition) return { name: "all", members: condition.all, memberPath: (index) => ["all", index] };
  if ("any" in condition) return { name: "any", members: condition.any, memberPath: (index) => ["any", index] };
  if ("not" in condition) {
    const { not } = condition;
    if ("all" in not) return { name: "not", members: not.all, memberPath: (index) => ["not", "all", index] };
    return { name: "not", members: [not], memberPath: () => ["not"] };
  }
  return { name: "all", members: [condition], memberPath: () => [] };
}

function writeGroup(name: GroupName, members: readonly Condition[]): Condition {
  if (name === "any") return { any: members };
  return name === "not" ? { not: { all: members } } : { all: members };
}
