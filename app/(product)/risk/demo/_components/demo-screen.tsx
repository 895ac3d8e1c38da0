"use client";

import { FlaskConical } from "lucide-react";
import { isUnderWay } from "../../../../_client/risk-demo.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { useDemoActions, useDemoRuns } from "../_hooks/use-demo-runs.ts";
import { RunCard } from "./run-card.tsx";
import { StartPanel } from "./start-panel.tsx";

/** Generated transactions through the real path: to see the module at work before there is anything real in it. */
export function DemoScreen() {
  const me = useMe();
  const isWriter = canWrite(me.data);
  const runs = useDemoRuns();
  const actions = useDemoActions();
  return (
    <RiskFrame>
      <Notice tone="demo" icon={FlaskConical}>
        <p>Generated data</p>
        <p>
          People, accounts and payments of a demo run are made up from a number. They take the path of real ones and carry the source “demo”
          wherever they show. Their accounts are told apart from yours: nothing real is judged by what they do, and no model learns from
          them.
        </p>
      </Notice>
      {isWriter ? (
        <StartPanel isBusy={runs.data?.some(isUnderWay) ?? true} actions={actions} />
      ) : (
        me.data && <p className="text-ink-soft text-sm">Your role may watch demo runs, not start them.</p>
      )}
      <section aria-labelledby="demo-runs" className="flex flex-col gap-3">
        <h2 id="demo-runs" className="font-semibold text-lg">
          Runs
        </h2>
        <RunList runs={runs} isWriter={isWriter} actions={actions} />
      </section>
    </RiskFrame>
  );
}

type RunListProps = { runs: ReturnType<typeof useDemoRuns>; isWriter: boolean; actions: ReturnType<typeof useDemoActions> };

function RunList({ runs, isWriter, actions }: RunListProps) {
  if (runs.isPending)
    return (
      <div role="status" aria-label="Loading demo runs">
        <Skeleton className="h-32" />
      </div>
    );
  if (runs.isError) return <QueryError title="Demo runs could not be loaded" query={runs} />;
  if (runs.data.length === 0)
    return (
      <EmptyState
        icon={FlaskConical}
        title="Nothing generated yet"
        text="A run shows its progress here, what the engine made of it, and takes its data away again."
      />
    );
  return (
    <ul aria-label="Demo runs" className="flex flex-col gap-3">
      {runs.data.map((run) => (
        <li key={run.id}>
          <RunCard run={run} isWriter={isWriter} actions={actions} />
        </li>
      ))}
    </ul>
  );
}
