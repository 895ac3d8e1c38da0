"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ExperimentMetric } from "../../../../../../lib/prompts/workbench/experiment.schema.ts";
import { startExperiment } from "../../../../../_client/prompt-experiments.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { Field } from "../../../../../_ui/field.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { namesOf } from "../../../_shell/prompt-words.ts";
import { type ArmDraft, findArmFault, firstArms } from "./arm-drafts.ts";
import { ArmFields } from "./arm-fields.tsx";
import { METRIC_WORDS } from "./experiment-words.ts";

export function StartForm({ prompt }: { prompt: PromptView }) {
  const client = useQueryClient();
  const [arms, setArms] = useState<readonly ArmDraft[]>(() => firstArms(prompt));
  const [metric, setMetric] = useState<ExperimentMetric>("thumbs");
  const [minimum, setMinimum] = useState("50");
  const [days, setDays] = useState("30");
  const start = useMutation({
    mutationFn: () =>
      startExperiment(prompt.id, {
        arms: arms.map(({ version, share }) => ({ version: Number(version), share: Number(share) })),
        ...{ metric, minimumPerArm: Number(minimum), maximumDays: Number(days) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.promptExperiments(prompt.id) }),
  });
  const fault = findArmFault(arms);
  return (
    <form
      aria-label="Start an experiment"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null) start.mutate();
      }}
      className="flex min-w-0 flex-col gap-4 rounded-md border p-4"
    >
      <h2 className="font-medium text-base">Try versions out</h2>
      <ArmFields prompt={prompt} arms={arms} onArms={setArms} />
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label="What decides"
          value={metric}
          options={namesOf(METRIC_WORDS).map((value) => ({ value, label: METRIC_WORDS[value].name }))}
          onValue={(next) => setMetric(next)}
        />
        <Field
          label="Outcomes in each arm, at least"
          inputMode="numeric"
          value={minimum}
          onChange={(event) => setMinimum(event.currentTarget.value)}
        />
        <Field label="Days, at most" inputMode="numeric" value={days} onChange={(event) => setDays(event.currentTarget.value)} />
      </div>
      <p className="text-ink-soft text-sm">
        One outcome of each person counts. You may look as often as you like: the chance of a false winner stays at most 5 %.
      </p>
      {fault !== null && (
        <p role="alert" className="text-blocked text-sm">
          {fault}
        </p>
      )}
      {start.isError && <ErrorState title="The experiment could not be started" error={start.error} onRetry={() => start.mutate()} />}
      <Button type="submit" tone="primary" className="self-start" disabled={fault !== null} isBusy={start.isPending}>
        Start
      </Button>
    </form>
  );
}
