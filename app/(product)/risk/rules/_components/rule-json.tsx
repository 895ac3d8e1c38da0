"use client";

import { useState } from "react";
import { parseRules } from "../../../../../lib/risk/rules/parse-rules.ts";
import type { Rule } from "../../../../../lib/risk/rules/rule.ts";
import { TextAreaField } from "../../../../_ui/field.tsx";

type RuleJsonProps = { rule: Rule; canChange: boolean; onRule(rule: Rule): void; onUnread(faults: number): void };

/** The same rule as text. What can be read goes into the draft as one types; what cannot is said with its place. */
export function RuleJson({ rule, canChange, onRule, onUnread }: RuleJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(rule, null, 2));
  const [faults, setFaults] = useState<readonly string[]>([]);
  const put = (next: string): void => {
    setText(next);
    const read = readRule(next);
    setFaults(read.faults);
    onUnread(read.faults.length);
    if (read.rule) onRule(read.rule);
  };
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-md border p-4">
      <TextAreaField
        label="Rule as JSON"
        value={text}
        readOnly={!canChange}
        spellCheck={false}
        rows={20}
        className="font-mono text-sm"
        error={faults[0]}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {faults.length > 1 && (
        <ul aria-label="More faults" className="list-disc pl-5 text-blocked text-sm">
          {faults.slice(1).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function readRule(text: string): { rule: Rule | null; faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { rule: null, faults: ["This is no JSON yet: look for a missing comma, quote or bracket."] };
  }
  const { rules, faults } = parseRules([value]);
  const said = faults.map(({ path, detail }) => (path.length > 1 ? `${path.slice(1).join(".")}: ${detail}` : detail));
  return { rule: faults.length === 0 ? (rules[0] ?? null) : null, faults: said };
}
