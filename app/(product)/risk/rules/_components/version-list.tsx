"use client";

import { CircleCheck, CircleDashed, Eye, type LucideIcon, Pencil } from "lucide-react";
import type { RuleSet, RuleSetState } from "../../../../_client/risk-rules.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { titleOf, useRuleDecisions, type useRuleSets } from "../_hooks/use-rule-sets.ts";
import { diffRules } from "./describe-condition.ts";

const LOOKS: Readonly<Record<RuleSetState, { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  draft: { word: "Draft", tone: "neutral", icon: Pencil },
  shadow: { word: "In shadow", tone: "info", icon: Eye },
  live: { word: "Live", tone: "safe", icon: CircleCheck },
  retired: { word: "Retired", tone: "neutral", icon: CircleDashed },
};

type Shared = { live: RuleSet; shown: RuleSet; canDecide: boolean; onOpen(set: RuleSet): void; onReplay(set: RuleSet): void };
type VersionListProps = Shared & { pages: ReturnType<typeof useRuleSets>; sets: readonly RuleSet[] };

/** Which rules judge, which are tried, and those that did. */
export function VersionList({ pages, sets, ...shared }: VersionListProps) {
  return (
    <RowSection title="Versions" pages={pages} isEmpty={sets.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {sets.map((set) => (
          <VersionRow key={set.version} set={set} {...shared} />
        ))}
      </ul>
    </RowSection>
  );
}

function VersionRow({ set, live, shown, canDecide, onOpen, onReplay }: Shared & { set: RuleSet }) {
  const me = useMe();
  const { state, note, createdAt, createdBy } = set;
  const author = createdBy !== null && createdBy === me.data?.id ? "you" : createdBy;
  const changes = diffRules(live.rules, set.rules);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5 text-sm last:border-0">
      <div className="flex w-40 shrink-0 flex-col items-start gap-1">
        <span className="font-medium">{set.version === 0 ? "As shipped" : titleOf(set)}</span>
        <Badge tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
          {LOOKS[state].word}
        </Badge>
      </div>
      <div className="min-w-48 flex-1">
        <p className="text-ink-soft text-xs">
          {createdAt === null ? "Part of the product" : `${formatMoment(createdAt)} UTC`}
          {author !== null && ` by ${author}`}, {set.rules.length} rules
        </p>
        {note !== null && <p className="[overflow-wrap:anywhere]">{note}</p>}
        {set.version !== live.version && (
          <details className="pt-1">
            <summary className="cursor-pointer rounded-md text-ink-soft text-xs hover:text-ink">
              {changes.length} {changes.length === 1 ? "difference" : "differences"} from the live set
            </summary>
            <ul className="flex flex-col gap-1.5 pt-1">
              {changes.map(({ code, what, before, after }) => (
                <li key={code} className="text-xs">
                  <span className="font-mono">{code}</span> {what}
                  {before !== null && <p className="text-ink-soft [overflow-wrap:anywhere]">was: {before}</p>}
                  {after !== null && <p className="[overflow-wrap:anywhere]">is: {after}</p>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={`Open ${set.version === 0 ? "the set as shipped" : titleOf(set).toLowerCase()}`}
          aria-pressed={set.version === shown.version}
          onClick={() => onOpen(set)}
        >
          Open
        </Button>
        {canDecide && <VersionActions set={set} onReplay={onReplay} />}
      </div>
    </li>
  );
}

/** Only what may follow; the server says why where it may not yet. */
function VersionActions({ set, onReplay }: { set: RuleSet; onReplay(set: RuleSet): void }) {
  const { move, isBusy } = useRuleDecisions();
  const { state, wasLive } = set;
  const name = set.version === 0 ? "the set as shipped" : titleOf(set).toLowerCase();
  const action = (label: string, onClick: () => void) => (
    <Button key={label} size="small" aria-label={`${label}: ${name}`} disabled={isBusy} onClick={onClick}>
      {label}
    </Button>
  );
  return [
    ...(set.id !== null && state !== "retired" ? [action("Replay", () => onReplay(set))] : []),
    ...(state === "draft" ? [action("Try in shadow", () => void move(set, "shadow"))] : []),
    ...(state === "draft" || state === "shadow" ? [action("Make live", () => void move(set, "live"))] : []),
    ...(state === "retired" && wasLive ? [action("Bring back", () => void move(set, "live"))] : []),
    ...(state === "draft" || state === "shadow" ? [action("Retire", () => void move(set, "retired"))] : []),
  ];
}
