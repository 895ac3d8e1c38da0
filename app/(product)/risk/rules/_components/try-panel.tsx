"use client";

import { useState } from "react";
import { isNumberFact, NUMBER_FACTS } from "../../../../../lib/risk/rules/facts.ts";
import type { Rule } from "../../../../../lib/risk/rules/rule.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { type TriedRules, tryRules } from "../../../../_client/risk-rules.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { formatRiskScore } from "../../_shell/risk-words.ts";
import { DecisionStep } from "./decision-pairs.tsx";

const OUTCOME_WORDS = {
  met: "Met",
  not_met: "Not met",
  not_submitted: "Not submitted",
  no_history: "Not enough history",
  snoozed: "Snoozed",
} as const;

/** The rules as they stand here on one transaction that was judged. */
export function TryPanel({ rules, isReadable }: { rules: readonly Rule[]; isReadable: boolean }) {
  const [transactionId, setTransactionId] = useState("");
  const [tried, setTried] = useState<TriedRules | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      setTried(await tryRules({ rules, transactionId: transactionId.trim() }));
    } catch (failure) {
      setTried(null);
      setError(asProblem(failure).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="rounded-md border p-4">
      <summary className="cursor-pointer rounded-md font-medium text-sm">Try these rules on a transaction</summary>
      <form
        aria-label="Try on a transaction"
        className="flex flex-wrap items-end gap-3 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="min-w-60 flex-1">
          <Field
            label="Id of the transaction"
            value={transactionId}
            error={error}
            hint="As its page shows it: rtx_…"
            className="font-mono"
            onChange={(event) => setTransactionId(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" isBusy={isBusy} disabled={!isReadable || transactionId.trim() === ""}>
          Try
        </Button>
      </form>
      {tried && <Tried tried={tried} />}
    </details>
  );
}

function Tried({ tried: { before, after, outcomes } }: { tried: TriedRules }) {
  const rows = outcomes.filter(({ outcome }) => outcome !== "not_met");
  return (
    <div role="status" className="flex flex-col gap-2 pt-3">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <DecisionStep from={before.decision} to={after.decision} />
        <span className="font-mono text-xs tabular-nums">
          {formatRiskScore(before.score)} → {formatRiskScore(after.score)}
        </span>
      </p>
      <ul aria-label="Outcome of each rule" className="flex flex-col gap-1 text-sm">
        {rows.map(({ code, outcome, facts }) => (
          <li key={code}>
            <span className="font-mono text-xs">{code}</span>: {OUTCOME_WORDS[outcome]}
            <span className="text-ink-soft text-xs">
              {facts
                .map(({ fact, value, limit }) => ` · ${labelOf(fact)} ${said(value)}${limit === null ? "" : ` (limit ${said(limit)})`}`)
                .join("")}
            </span>
          </li>
        ))}
        <li className="text-ink-soft text-xs">{outcomes.length - rows.length} rules are not met.</li>
      </ul>
    </div>
  );
}

const labelOf = (fact: string): string => (isNumberFact(fact) ? NUMBER_FACTS[fact].label : fact);
const said = (value: number | string | null): string =>
  typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 2 }) : (value ?? "unknown");
