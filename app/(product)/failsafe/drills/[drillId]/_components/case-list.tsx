"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type DrillCase, listDrillCases, type SuiteDrill } from "../../../../../_client/failsafe-drills.ts";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { TextBox } from "../../../../../_ui/text-box.tsx";
import { RowSection } from "../../../../_report/row-section.tsx";
import { formatSafety } from "../../../_shell/failsafe-words.ts";
import { isUnderWay, KIND_WORDS, LEVEL_WORDS, OUTCOME_LOOKS, PATH_WORDS } from "../../_components/drill-words.ts";

const LIVE_MS = 3_000;

/** Each attack, what came back, and what showed the outcome. */
export function CaseList({ drill }: { drill: SuiteDrill }) {
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyDrillCases(drill.id), (cursor, signal) => listDrillCases(drill.id, cursor, signal)),
    refetchInterval: isUnderWay(drill) ? LIVE_MS : false,
  });
  const cases = itemsOf(pages.data);
  return (
    <RowSection title="Attacks" pages={pages} isEmpty={cases.length === 0}>
      <ul aria-label="Attacks" className="flex flex-col">
        {cases.map((each) => (
          <CaseItem key={`${each.caseId} ${each.path}`} of={each} />
        ))}
      </ul>
    </RowSection>
  );
}

function CaseItem({ of }: { of: DrillCase }) {
  const { word, tone, icon } = OUTCOME_LOOKS[of.outcome];
  return (
    <li className="border-t text-sm">
      <details>
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-md py-2 -outline-offset-2">
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
          <span className="wrap-anywhere min-w-0 flex-1 basis-48">{of.title}</span>
          <span className="text-ink-soft text-xs">
            {KIND_WORDS[of.kind]}, {LEVEL_WORDS[of.level].toLowerCase()}; {PATH_WORDS[of.path].toLowerCase()}
          </span>
        </summary>
        <div className="flex min-w-0 flex-col gap-2 pb-4">
          {of.why !== null && <p className="wrap-anywhere">{of.why}</p>}
          <TextBox label={`Attack: ${of.title}`}>{of.attack}</TextBox>
          {of.answer !== null && <TextBox label={`Answer to: ${of.title}`}>{of.answer}</TextBox>}
          {of.safetyScore !== null && <p className="text-ink-soft">The embedded checks give the answer {formatSafety(of.safetyScore)}.</p>}
          {of.findings.map(({ code, reason }) => (
            <p key={code} className="wrap-anywhere text-ink-soft">
              <code className="font-mono text-xs">{code}</code>: {reason}
            </p>
          ))}
        </div>
      </details>
    </li>
  );
}
