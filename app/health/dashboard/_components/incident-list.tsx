import { CircleCheck } from "lucide-react";
import type { Incident } from "../../../_client/incidents.ts";
import { IncidentHead, IncidentScope, IncidentUpdates, incidentMoment } from "../../../_ui/health/incident-parts.tsx";

type IncidentListProps = { incidents: readonly Incident[]; isKnown: boolean };

/** Open ones stand open, past ones folded. */
export function IncidentList({ incidents, isKnown }: IncidentListProps) {
  const open = incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const past = incidents.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <section aria-labelledby="incidents" className="flex min-w-0 flex-col gap-3">
      <h2 id="incidents" className="font-medium text-lg">
        Incidents
      </h2>
      {open.length === 0 && isKnown && (
        <p className="flex items-center gap-2 text-sm">
          <CircleCheck aria-hidden className="size-4 text-safe" />
          No incident is open.
        </p>
      )}
      {open.length > 0 && (
        <ul aria-label="Open incidents" className="flex flex-col gap-3">
          {open.map((incident) => (
            <li key={incident.id} className="flex min-w-0 flex-col gap-2 rounded-md border border-line-strong p-4">
              <IncidentHead incident={incident} />
              <IncidentUpdates incident={incident} />
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <ul aria-label="Past incidents" className="flex flex-col gap-2">
          {past.map((incident) => (
            <li key={incident.id} className="min-w-0 rounded-md border px-4 py-3">
              <details>
                <summary className="cursor-pointer rounded-md text-sm">
                  <span className="font-medium [overflow-wrap:anywhere]">{incident.title}</span>
                  <span className="text-ink-soft"> · resolved {incidentMoment(incident.resolvedAt ?? "")} UTC</span>
                </summary>
                <div className="flex flex-col gap-2 pt-2">
                  <IncidentScope incident={incident} />
                  <IncidentUpdates incident={incident} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
