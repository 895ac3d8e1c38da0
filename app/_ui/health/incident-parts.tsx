import type { Incident } from "../../_client/incidents.ts";
import { Badge } from "../badge.tsx";
import { INCIDENT_LOOKS, SEVERITY_WORDS, serviceName } from "./health-words.ts";

/** What it is and how it stands. */
export function IncidentHead({ incident }: { incident: Incident }) {
  const { word, tone, icon } = INCIDENT_LOOKS[incident.state];
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 font-medium [overflow-wrap:anywhere]">{incident.title}</h3>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      <IncidentScope incident={incident} />
    </>
  );
}

export function IncidentScope({ incident: { severity, services, startedAt } }: { incident: Incident }) {
  return (
    <p className="text-ink-soft text-xs">
      {SEVERITY_WORDS[severity]}, since {incidentMoment(startedAt)} UTC: {services.map(serviceName).join(", ")}
    </p>
  );
}

export function IncidentUpdates({ incident: { updates } }: { incident: Incident }) {
  return (
    <ol aria-label="Updates, newest first" className="flex flex-col gap-2">
      {updates.toReversed().map(({ at, state, text }) => (
        <li key={`${at} ${state} ${text}`} className="border-l-2 pl-3 text-sm">
          <span className="text-ink-soft text-xs">
            <time dateTime={at}>{incidentMoment(at)}</time> UTC · {INCIDENT_LOOKS[state].word}
          </span>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
        </li>
      ))}
    </ol>
  );
}

export const incidentMoment = (iso: string): string => iso.slice(0, 16).replace("T", " ");
