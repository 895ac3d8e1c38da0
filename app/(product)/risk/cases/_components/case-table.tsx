"use client";

import { Clock } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import type { RiskCase } from "../../../../_client/risk-cases.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowLink } from "../../../../_ui/row-target.tsx";
import { formatExactAmount } from "../../_shell/format-exact-amount.ts";
import { LEVEL_LOOKS } from "../../_shell/risk-words.ts";
import { formatDue, OUTCOME_LOOKS, STATE_LOOKS } from "./case-words.ts";

type CaseTableProps = {
  ref: Ref<HTMLTableSectionElement>;
  cases: readonly RiskCase[];
  /** Null for those who only read: nothing can be chosen. */
  chosen: ReadonlySet<string> | null;
  onChoose(caseId: string): void;
  nameOf(userId: string): string;
  now: number;
};

export function CaseTable({ ref, cases, chosen, onChoose, nameOf, now }: CaseTableProps) {
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    const item = event.target instanceof HTMLElement ? event.target.dataset.listItem : undefined;
    if (event.key !== "x" || item === undefined || chosen === null) return moveInList(event, event.currentTarget);
    event.preventDefault();
    onChoose(item);
  };
  return (
    <ReportTable
      caption="Cases, the most urgent first"
      columns={[
        ...(chosen ? [{ name: "Chosen", look: "w-8 pr-0", isUnseen: true }] : []),
        { name: "Case" },
        { name: "Level" },
        { name: "Payer", look: "max-md:hidden" },
        { name: "Amount", look: "text-right max-sm:hidden" },
        { name: "Due" },
        { name: "State", look: "max-lg:hidden" },
        { name: "Whose", look: "max-lg:hidden" },
      ]}
      className="whitespace-nowrap"
    >
      <tbody ref={ref} onKeyDown={choose}>
        {cases.map((each) => (
          <CaseRow key={each.id} of={each} isChosen={chosen?.has(each.id) ?? null} onChoose={onChoose} nameOf={nameOf} now={now} />
        ))}
      </tbody>
    </ReportTable>
  );
}

type CaseRowProps = Pick<CaseTableProps, "onChoose" | "nameOf" | "now"> & { of: RiskCase; isChosen: boolean | null };

function CaseRow({ of, isChosen, onChoose, nameOf, now }: CaseRowProps) {
  const level = LEVEL_LOOKS[of.level];
  const state = of.outcome === null ? STATE_LOOKS[of.state] : OUTCOME_LOOKS[of.outcome];
  return (
    <tr className={classNames("relative border-b last:border-0", isChosen ? "bg-accent-soft" : "hover:bg-hover")}>
      {isChosen !== null && (
        <td className="relative z-10 py-2 pr-3">
          <input
            type="checkbox"
            aria-label={`Choose ${of.title}`}
            checked={isChosen}
            disabled={of.state === "closed"}
            onChange={() => onChoose(of.id)}
            className="size-4 accent-accent"
          />
        </td>
      )}
      <th scope="row" className="w-full max-w-0 py-2 pr-4 text-left font-normal">
        <RowLink id={of.id} href={`/risk/cases/${of.id}`} className="block truncate">
          <span className="mr-2 font-mono text-ink-faint text-xs">P{of.priority}</span>
          {of.title}
          {of.isGenerated && <span className="ml-2 text-demo text-xs">generated</span>}
        </RowLink>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={level.tone} icon={level.icon}>
          {level.word}
        </Badge>
      </td>
      <td className="max-w-48 truncate py-2 pr-4 max-md:hidden">{of.payer.name}</td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">
        {of.amounts.slice(0, 1).map(formatExactAmount)}
        {of.amounts.length > 1 && ` +${of.amounts.length - 1}`}
      </td>
      <td className="py-2 pr-4">
        {of.state === "closed" ? "–" : of.isOverdue ? <Overdue text={formatDue(of.dueAt, now)} /> : formatDue(of.dueAt, now)}
      </td>
      <td className="py-2 pr-4 max-lg:hidden">
        <Badge tone={state.tone} icon={state.icon}>
          {state.word}
        </Badge>
      </td>
      <td className="max-w-32 truncate py-2 text-ink-soft max-lg:hidden">{of.assignee === null ? "nobody" : nameOf(of.assignee)}</td>
    </tr>
  );
}

function Overdue({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 font-medium text-blocked">
      <Clock aria-hidden className="size-3.5" />
      {text}
    </span>
  );
}
