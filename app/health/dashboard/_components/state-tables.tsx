import type { ReactNode } from "react";
import type { DetailedHealth, Health, ServiceState } from "../../../_client/health.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { formatDuration } from "../../../_ui/format.ts";
import { SERVICE_LOOKS, serviceName } from "../../../_ui/health/health-words.ts";

type ServiceTableProps = { services: Health["services"]; details: DetailedHealth["services"] | undefined };

export function ServiceTable({ services, details = {} }: ServiceTableProps) {
  // What only the deep checks know stands below what every look knows.
  const names = [...Object.keys(services), ...Object.keys(details).filter((name) => !(name in services))];
  return (
    <StateTable caption="Services" first="Service" last="Check took">
      {names.map((name) => {
        const state = services[name] ?? details[name]?.status;
        return state && <StateRow key={name} name={serviceName(name)} state={state} latency={details[name]?.latency ?? null} />;
      })}
    </StateTable>
  );
}

export function ProviderTable({ providers }: Pick<DetailedHealth, "providers">) {
  return (
    <StateTable caption="AI providers" first="Provider" last="Calls take">
      {Object.entries(providers).map(([name, { status, latency }]) => (
        <StateRow key={name} name={name} state={status} latency={latency} />
      ))}
    </StateTable>
  );
}

function StateTable({ caption, first, last, children }: { caption: string; first: string; last: string; children: ReactNode }) {
  return (
    <table className="w-full border-collapse">
      <caption className="pb-2 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-b text-left text-ink-faint text-xs">
          <th scope="col" className="py-2 font-normal">
            {first}
          </th>
          <th scope="col" className="py-2 font-normal">
            State
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {last}
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function StateRow({ name, state, latency }: { name: string; state: ServiceState; latency: number | null }) {
  const { word, tone, icon } = SERVICE_LOOKS[state];
  return (
    <tr className="border-b">
      <th scope="row" className="py-2.5 pr-3 text-left font-normal [overflow-wrap:anywhere]">
        {name}
      </th>
      <td className="w-36 py-2.5">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="w-24 py-2.5 text-right font-mono text-ink-soft text-sm tabular-nums">
        {latency === null ? <NotMeasured /> : formatDuration(latency)}
      </td>
    </tr>
  );
}

function NotMeasured() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">Not measured</span>
    </>
  );
}
