"use client";

import { CircleAlert, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import type { Fault } from "../../../../../lib/risk/rules/parse-condition.ts";
import { parseRules } from "../../../../../lib/risk/rules/parse-rules.ts";
import type { Rule } from "../../../../../lib/risk/rules/rule.ts";
import type { RuleSet } from "../../../../_client/risk-rules.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { Field } from "../../../../_ui/field.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { titleOf, useRuleDecisions } from "../_hooks/use-rule-sets.ts";
import { describeEffect, diffRules, type RuleChange } from "./describe-condition.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleJson } from "./rule-json.tsx";
import { TryPanel } from "./try-panel.tsx";

const VIEWS = [
  { value: "form", label: "Builder" },
  { value: "json", label: "JSON" },
] as const;
type View = (typeof VIEWS)[number]["value"];

type RuleEditorProps = { base: RuleSet; canDecide: boolean; onSaved(set: RuleSet): void };

/** The rules of one version. Changes are kept here until they are saved, as the next version. */
export function RuleEditor({ base, canDecide, onSaved }: RuleEditorProps) {
  const canTry = canWrite(useMe().data);
  const [draft, setDraft] = useState<readonly Rule[]>(base.rules);
  const [index, setIndex] = useState(0);
  const [view, setView] = useState<View>("form");
  const [unread, setUnread] = useState(0);
  const faults = useMemo(() => parseRules(draft).faults, [draft]);
  const changes = diffRules(base.rules, draft);
  const chosen = draft[index];
  const put = (rule: Rule): void => setDraft(draft.with(index, rule));
  const show = (rules: readonly Rule[], place: number): void => {
    setDraft(rules);
    setIndex(place);
  };
  return (
    <section aria-label="Rules" className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-base">Rules of {titleOf(base).toLowerCase()}</h2>
        {chosen && <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} />}
        {canDecide && (
          <Button size="small" onClick={() => show([...draft, newRule(draft)], draft.length)}>
            <Plus aria-hidden className="size-4" />
            Add a rule
          </Button>
        )}
      </header>
      <HowRulesCount />
      <div className="grid min-w-0 gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <RuleList rules={draft} chosen={index} faults={faults} changes={changes} onChosen={setIndex} />
        {chosen && view === "form" && (
          <RuleForm
            key={`${base.version} ${index}`}
            rule={chosen}
            faults={faults.filter(({ path }) => path[0] === index)}
            canChange={canDecide}
            onRule={put}
            onRemove={() => show(draft.toSpliced(index, 1), Math.max(0, index - 1))}
          />
        )}
        {chosen && view === "json" && (
          <RuleJson key={`${base.version} ${index}`} rule={chosen} canChange={canDecide} onRule={put} onUnread={setUnread} />
        )}
        {!chosen && <p className="py-8 text-center text-ink-soft text-sm">This version has no rules: model and lists decide alone.</p>}
      </div>
      {chosen && canTry && <TryPanel rules={draft} isReadable={faults.length === 0} />}
      {canDecide && changes.length > 0 && (
        <SaveBar
          base={base}
          draft={draft}
          faults={faults.length + (view === "json" ? unread : 0)}
          onSaved={onSaved}
          onDiscard={() => show(base.rules, 0)}
        />
      )}
    </section>
  );
}

function HowRulesCount() {
  return (
    <p className="text-ink-soft text-xs">
      Lists come before every rule. Weights add up as independent warnings; a transaction gets the higher of that and the model's
      probability.
    </p>
  );
}

type RuleListProps = {
  rules: readonly Rule[];
  chosen: number;
  faults: readonly Fault[];
  changes: readonly RuleChange[];
  onChosen(index: number): void;
};

function RuleList({ rules, chosen, faults, changes, onChosen }: RuleListProps) {
  return (
    <ul aria-label="Rules of this version" className="flex max-h-140 min-w-0 flex-col overflow-y-auto rounded-md border">
      {rules.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written, a rule's code may be another's.
        <li key={place} className="border-b last:border-0">
          <button
            type="button"
            aria-current={place === chosen ? "true" : undefined}
            onClick={() => onChosen(place)}
            className={classNames(
              "flex w-full flex-col px-3 py-2 text-left text-sm -outline-offset-2",
              place === chosen ? "bg-accent-soft" : "hover:bg-hover",
            )}
          >
            <span className="flex items-center gap-1.5 font-medium">
              {faults.some(({ path }) => path[0] === place) && (
                <CircleAlert role="img" aria-label="Has faults" className="size-4 text-blocked" />
              )}
              {rule.name}
            </span>
            <span className="text-ink-soft text-xs">
              {describeEffect(rule.effect)}
              {changes.some(({ code }) => code === rule.code) && ", changed"}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type SaveBarProps = { base: RuleSet; draft: readonly Rule[]; faults: number; onSaved(set: RuleSet): void; onDiscard(): void };

function SaveBar({ base, draft, faults, onSaved, onDiscard }: SaveBarProps) {
  const [note, setNote] = useState("");
  const { save, isBusy } = useRuleDecisions();
  const count = diffRules(base.rules, draft).length;
  const submit = async (): Promise<void> => {
    const saved = await save({ basedOn: base.version, rules: draft, ...(note.trim() !== "" && { note: note.trim() }) });
    if (saved) onSaved(saved);
  };
  return (
    <form
      aria-label="Draft"
      className="sticky bottom-0 flex flex-wrap items-end gap-3 rounded-md border bg-raised p-3 shadow-float"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p role="status" className="basis-full text-sm">
        {count} {count === 1 ? "rule" : "rules"} changed, not saved yet.
        {faults > 0 && ` ${faults} ${faults === 1 ? "fault has" : "faults have"} to be mended first.`}
      </p>
      <div className="min-w-48 flex-1">
        <Field label="Why" value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      <Button onClick={onDiscard}>Discard</Button>
      <Button tone="primary" type="submit" isBusy={isBusy} disabled={faults > 0}>
        Save as a version
      </Button>
    </form>
  );
}

function newRule(draft: readonly Rule[]): Rule {
  const taken = new Set(draft.map(({ code }) => code));
  let number = 1;
  while (taken.has(`rule_${number}`)) number += 1;
  return {
    ...{ code: `rule_${number}`, name: "New rule", description: "Say what it looks for.", effect: { weight: 0.3 } },
    when: { all: [{ fact: "amount_usd", op: ">", value: { percentile: 99.5, of: "all" } }] },
  };
}
