"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listPromptRuns } from "../../../../../_client/prompt-runs.ts";
import { addRowsFromRuns, type TestSet } from "../../../../../_client/prompt-tests.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { CheckRow } from "../../../../../_ui/settings-form/check-row.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { RowSection } from "../../../../_report/row-section.tsx";
import { OUTCOME_LOOKS } from "../../../_shell/prompt-words.ts";
import { faultsOf, useSetChange } from "../_hooks/use-set-change.ts";
import { FaultList } from "./fault-list.tsx";

/** What one ran oneself becomes rows. */
export function HistoryButton({ set }: { set: TestSet }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = (
    <Button size="small">
      <History aria-hidden className="size-4" />
      From history
    </Button>
  );
  return (
    <Dialog title="Rows from runs of yours" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <HistoryForm set={set} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function HistoryForm({ set, onClose }: { set: TestSet; onClose(): void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [takesAnswers, setTakesAnswers] = useState(true);
  const { promptId } = set;
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptRuns(promptId), (cursor, signal) => listPromptRuns(promptId, cursor, signal)));
  const runs = itemsOf(pages.data);
  const take = useSetChange(set, () => addRowsFromRuns(set, { runIds: chosen, takesAnswers }), "Rows added", onClose);
  const turn = (id: string, isOn: boolean) => setChosen(isOn ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <RowSection title="Your runs" pages={pages} isEmpty={runs.length === 0}>
        <ul className="flex flex-col gap-2">
          {runs.map(({ id, at, outcome, version }) => (
            <li key={id}>
              <CheckRow label={`${formatMoment(at)}, version ${version}`} isOn={chosen.includes(id)} onTurn={(isOn) => turn(id, isOn)}>
                {OUTCOME_LOOKS[outcome].word}
              </CheckRow>
            </li>
          ))}
        </ul>
      </RowSection>
      {pages.isSuccess && runs.length === 0 && <p className="text-ink-soft text-sm">You have not run this prompt yet.</p>}
      <CheckRow label="What was answered is expected" isOn={takesAnswers} onTurn={setTakesAnswers}>
        Leave it out where an answer may differ, and say by assertions what has to be true.
      </CheckRow>
      <FaultList faults={take.isError ? faultsOf(take.error) : []} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" disabled={chosen.length === 0} isBusy={take.isPending} onClick={() => take.mutate(undefined)}>
          Take {chosen.length} {chosen.length === 1 ? "run" : "runs"}
        </Button>
      </div>
    </div>
  );
}
