"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { keyOf, listModels } from "../../../../../_client/models.ts";
import { type EvaluationInput, estimateEvaluation, startEvaluation, type TestSet } from "../../../../../_client/prompt-tests.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { FilterChips } from "../../../../../_ui/filter-chips.tsx";
import { formatCost } from "../../../../../_ui/format.ts";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { faultsOf } from "../_hooks/use-set-change.ts";
import { FaultList } from "./fault-list.tsx";

const COMBINATIONS_MAX = 4;
/** Older ones are opened by nobody to be tested; their number can be told to the API. */
const VERSIONS_SHOWN = 12;

type EvaluateButtonProps = { prompt: PromptView; set: TestSet; onStarted(evaluationId: string): void };

export function EvaluateButton(props: EvaluateButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = (
    <Button size="small" tone="primary" disabled={props.set.rows === 0}>
      <Play aria-hidden className="size-4" />
      Evaluate
    </Button>
  );
  return (
    <Dialog title={`Run ${props.set.name}`} isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <EvaluateForm {...props} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function EvaluateForm({ prompt, set, onStarted, onClose }: EvaluateButtonProps & { onClose(): void }) {
  const client = useQueryClient();
  const [versions, setVersions] = useState<readonly string[]>([String(prompt.latest)]);
  const [models, setModels] = useState<readonly string[]>([]);
  const count = versions.length * Math.max(1, models.length);
  const isReady = versions.length > 0 && count <= COMBINATIONS_MAX;
  const input: EvaluationInput = { testSetId: set.id, versions: versions.map(Number), ...(models.length > 0 && { models }) };
  const start = useMutation({
    mutationFn: () => startEvaluation(prompt.id, input),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: queryKeys.promptEvaluations(prompt.id) });
      onClose();
      onStarted(id);
    },
  });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <FilterChips legend="Versions" options={listVersions(prompt)} chosen={versions} onChosen={setVersions} />
      <FilterChips legend="Models" options={useModelOptions()} chosen={models} onChosen={setModels} />
      <p className="text-ink-soft text-xs">No model chosen means the one a version names, or whatever answers.</p>
      {isReady ? (
        <Estimate promptId={prompt.id} input={input} />
      ) : (
        <p role="status" className="text-sm">
          Choose at least one version, and at most {COMBINATIONS_MAX} combinations: these are {count}.
        </p>
      )}
      <FaultList faults={start.isError ? faultsOf(start.error) : []} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" disabled={!isReady} isBusy={start.isPending} onClick={() => start.mutate()}>
          Run it
        </Button>
      </div>
    </div>
  );
}

function listVersions({ latest, labels }: PromptView) {
  const shown = Array.from({ length: Math.min(latest, VERSIONS_SHOWN) }, (_, index) => latest - index);
  return shown.map((version) => {
    const named = labels.filter((label) => label.version === version).map(({ name }) => name);
    return { value: String(version), label: [`Version ${version}`, ...named].join(", ") };
  });
}

function useModelOptions() {
  const { data } = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const served = data?.items.filter(({ kind, isDemo, isAllowed, serving }) => kind === "chat" && !isDemo && isAllowed && serving !== null);
  return (served ?? []).map((each) => ({ value: keyOf(each), label: keyOf(each) }));
}

function Estimate({ promptId, input }: { promptId: string; input: EvaluationInput }) {
  const { data, isError, error } = useQuery({
    queryKey: queryKeys.promptEvaluationEstimate(promptId, JSON.stringify(input)),
    queryFn: ({ signal }) => estimateEvaluation(promptId, input, signal),
  });
  if (isError) return <FaultList faults={faultsOf(error)} />;
  const cost = data?.isFree ? "free" : data && `likely ${formatCost(data.likelyCostMicros)}, at most ${formatCost(data.highestCostMicros)}`;
  return (
    <p role="status" className="text-sm">
      {data ? `${formatCount(data.calls)} calls, ${cost}.` : "Estimating what it costs…"}
    </p>
  );
}
