"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listModels, type ModelState, type RiskModel } from "../../../../_client/risk-models.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { MOVE_WORDS, nameOf, STATE_WORDS, share } from "./model-words.ts";
import { MoveDialog } from "./move-dialog.tsx";

type Target = Exclude<ModelState, "candidate">;
type Decision = { model: RiskModel; state: Target };

/** Every version there was, what became of each and why. Read again when another one judges or is tried, and when a training has ended. */
export function ModelVersions({ canDecide, standing }: { canDecide: boolean; standing: string }) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const pages = useInfiniteQuery({
    ...pagesOf([...queryKeys.riskModelVersions, standing], listModels),
    placeholderData: keepPreviousData,
  });
  const models = itemsOf(pages.data);
  return (
    <RowSection title="Versions" pages={pages} isEmpty={models.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {models.map((model) => (
          <VersionRow key={model.id} model={model} canDecide={canDecide} onDecide={(state) => setDecision({ model, state })} />
        ))}
      </ul>
      {decision && <MoveDialog {...decision} onClose={() => setDecision(null)} />}
    </RowSection>
  );
}

type VersionRowProps = { model: RiskModel; canDecide: boolean; onDecide(state: Target): void };

function VersionRow({ model, canDecide, onDecide }: VersionRowProps) {
  const { version, state, evaluation, changes, nextStates } = model;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5 text-sm last:border-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{nameOf(model)}</span> <span className="font-mono text-ink-soft text-xs">{version}</span>
        </p>
        <p className="text-ink-soft text-xs">
          {STATE_WORDS[state]}
          {evaluation && ` · average precision ${share(evaluation.own.ap)}, calibration error ${share(evaluation.own.ece, 4)}`}
        </p>
        {changes.length > 0 && <Changes changes={changes} />}
      </div>
      {canDecide && (
        <div className="flex flex-wrap gap-2">
          {nextStates.filter(isTarget).map((next) => (
            <Button key={next} size="small" onClick={() => onDecide(next)} aria-label={`${MOVE_WORDS[next].label}: ${nameOf(model)}`}>
              {MOVE_WORDS[next].label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

const isTarget = (state: ModelState): state is Target => state !== "candidate";

function Changes({ changes }: Pick<RiskModel, "changes">) {
  const me = useMe().data?.id;
  const nameOfMover = (by: string): string => (by === me ? "you" : by === "system" ? "by itself" : by);
  return (
    <details className="text-xs">
      <summary className="w-fit cursor-pointer text-ink-soft">What became of it</summary>
      <ol className="flex flex-col gap-1 pt-1">
        {changes.toReversed().map(({ to, at, by, reason }) => (
          <li key={`${at} ${to}`} className="[overflow-wrap:anywhere]">
            {formatMoment(at)} UTC, {STATE_WORDS[to].toLowerCase()} ({nameOfMover(by)}): {reason}
          </li>
        ))}
      </ol>
    </details>
  );
}
