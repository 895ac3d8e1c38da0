"use client";

import { Wrench } from "lucide-react";
import type { ReactNode } from "react";
import type { MaintenanceState } from "../../_client/deployment-settings.ts";
import { useMaintenance } from "../../_client/use-maintenance.ts";
import { Button } from "../../_ui/button.tsx";

/** While the service is worked on, in place of the product; what was being written stays below and comes back as it was. */
export function MaintenanceGate({ children }: { children: ReactNode }) {
  const { state, isAsking, ask } = useMaintenance();
  const isClosed = state?.isOn === true && !state.isAdmitted;
  return (
    <>
      <div role="status" aria-label="Maintenance">
        {state?.isOn && state.isAdmitted && (
          <p className="flex min-h-9 items-center justify-center gap-2 bg-redacted-soft px-3 py-1.5 text-redacted text-sm">
            <Wrench aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 truncate">Maintenance is on. Members see: {messageOf(state)}</span>
          </p>
        )}
      </div>
      {isClosed && <Closed state={state} isAsking={isAsking} onAsk={ask} />}
      <div className={isClosed ? "hidden" : "contents"}>{children}</div>
    </>
  );
}

function Closed({ state, isAsking, onAsk }: { state: MaintenanceState; isAsking: boolean; onAsk(): void }) {
  return (
    <main id="maintenance" className="grid min-h-0 flex-1 place-items-center overflow-y-auto bg-surface p-4">
      <div className="flex max-w-110 flex-col items-start gap-3">
        <Wrench aria-hidden className="size-5 text-ink-faint" />
        <h1 className="font-semibold text-xl">The service is being worked on</h1>
        <p className="[overflow-wrap:anywhere]">{messageOf(state)}</p>
        <p className="text-ink-soft text-sm">
          {state.until === null ? "Nobody can say yet when it is over." : `Likely until ${formatLocal(state.until)}.`} What you were writing
          is kept. This page looks again by itself.
        </p>
        <Button isBusy={isAsking} onClick={onAsk}>
          Look again
        </Button>
      </div>
    </main>
  );
}

function messageOf({ message }: MaintenanceState): string {
  return message === "" ? "Your work is kept; come back in a while." : message;
}

function formatLocal(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
