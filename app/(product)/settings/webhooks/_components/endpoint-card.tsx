"use client";

import { CircleAlert, Pause, Radio } from "lucide-react";
import { useState } from "react";
import type { Endpoint, EndpointWithSecret } from "../../../../_client/webhooks.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { Deliveries } from "./deliveries.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { PAUSE_WORDS, TOPIC_WORDS } from "./endpoint-words.ts";

export function EndpointCard({ endpoint, onSecret }: { endpoint: Endpoint; onSecret(made: EndpointWithSecret): void }) {
  const { id, url, description, topics, lastDeliveredAt, pausedBecause, failingSince, previousUntil } = endpoint;
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="flex flex-col gap-2 rounded-md border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 break-all font-medium font-mono text-sm">{url}</h3>
        <StateBadge state={endpoint.state} />
      </div>
      {description !== "" && <p className="break-words text-sm">{description}</p>}
      <p className="text-ink-soft text-sm">{topics.map((topic) => TOPIC_WORDS[topic]).join(", ")}</p>
      <p className="text-sm">
        {lastDeliveredAt === null ? "Nothing has arrived there yet." : `Last arrival ${formatMoment(lastDeliveredAt)}.`}
      </p>
      {pausedBecause !== null && <p className="text-redacted text-sm">{PAUSE_WORDS[pausedBecause]}</p>}
      {endpoint.state === "failing" && failingSince !== null && (
        <p className="text-redacted text-sm">Nothing arrives since {formatMoment(failingSince)}. After three days it is paused.</p>
      )}
      {previousUntil !== null && (
        <p className="text-ink-soft text-sm">Events are signed with the secret before this one too, until {formatMoment(previousUntil)}.</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Deliveries
        </Button>
        <EndpointActions endpoint={endpoint} onSecret={onSecret} onTested={() => setOpen(true)} />
      </div>
      {isOpen && <Deliveries endpointId={id} isPaused={endpoint.state === "paused"} />}
    </li>
  );
}

const STATES = {
  active: { tone: "safe", icon: Radio, word: "Active" },
  failing: { tone: "redacted", icon: CircleAlert, word: "Failing" },
  paused: { tone: "neutral", icon: Pause, word: "Paused" },
} as const satisfies Record<Endpoint["state"], { tone: BadgeTone; icon: typeof Radio; word: string }>;

function StateBadge({ state }: Pick<Endpoint, "state">) {
  const { tone, icon, word } = STATES[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
