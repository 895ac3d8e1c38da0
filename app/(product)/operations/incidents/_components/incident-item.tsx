"use client";

import { useState } from "react";
import type { Incident } from "../../../../_client/incidents.ts";
import { Button } from "../../../../_ui/button.tsx";
import { IncidentHead, IncidentUpdates } from "../../../../_ui/health/incident-parts.tsx";
import { TellDialog } from "./tell-dialog.tsx";

export function IncidentItem({ incident }: { incident: Incident }) {
  const [asked, setAsked] = useState<"update" | "resolve" | null>(null);
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-md border p-4">
      <IncidentHead incident={incident} />
      {incident.isAutomatic && <p className="text-ink-soft text-xs">Opened by an alert, which also resolves it.</p>}
      <IncidentUpdates incident={incident} />
      {incident.resolvedAt === null && (
        <div className="flex gap-2 pt-1">
          <Button size="small" onClick={() => setAsked("update")}>
            Add an update
          </Button>
          <Button size="small" onClick={() => setAsked("resolve")}>
            Resolve
          </Button>
        </div>
      )}
      {asked !== null && <TellDialog incident={incident} isEnd={asked === "resolve"} onClose={() => setAsked(null)} />}
    </li>
  );
}
