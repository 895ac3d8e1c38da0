"use client";

import { Hourglass, PlugZap } from "lucide-react";
import { getSpec } from "../../../../../lib/integrations/get-spec.ts";
import { type Integration, isStored, type StoredIntegration } from "../../../../_client/integrations.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { EditDialog, RevokeDialog, RotateDialog } from "./change-dialogs.tsx";
import { formatDay, formatTime, REASONS } from "./integration-words.ts";
import { StatusChip } from "./status-chip.tsx";
import { UsageLine } from "./usage-line.tsx";

type CardProps = { integration: Integration; isTesting: boolean; onTest(integration: StoredIntegration): void };

export function IntegrationCard({ integration, isTesting, onTest }: CardProps) {
  const { name, type, masked, reason, waiting, canChange } = integration;
  const { title, fields } = getSpec(type);
  return (
    <li aria-busy={isTesting || undefined} className="flex flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="mr-auto min-w-0">
          <h3 className="break-words font-medium text-base">{name}</h3>
          <p className="break-words text-ink-soft text-sm">
            {name !== title && `${title} `}
            <span className="font-mono">{masked}</span>
          </p>
        </div>
        <StatusChip integration={integration} isTesting={isTesting} />
      </div>
      {reason !== null && !isTesting && <p className="text-ink-soft text-sm">{REASONS[reason]}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {Object.entries(integration.fields).map(([field, value]) => (
          <Fact key={field} name={fields.find((spec) => spec.name === field)?.label ?? "Server"} value={value} />
        ))}
        <Dates integration={integration} />
      </dl>
      {waiting && (
        <Notice tone="redacted" icon={Hourglass}>
          <p>
            A new value <span className="font-mono">{waiting.masked}</span> waits
          </p>
          <p>
            {waiting.reason === null ? "It has not been tested yet." : REASONS[waiting.reason]} Until it is taken, the old one stays in use.
          </p>
        </Notice>
      )}
      {isStored(integration) && <UsageLine integration={integration} />}
      {canChange && isStored(integration) && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" isBusy={isTesting} onClick={() => onTest(integration)}>
            {!isTesting && <PlugZap aria-hidden className="size-4" />}
            {waiting ? "Test the new value" : "Test"}
          </Button>
          <RotateDialog integration={integration} />
          <EditDialog integration={integration} />
          <RevokeDialog integration={integration} />
        </div>
      )}
    </li>
  );
}

function Dates({ integration: { lastTestedAt, expiresAt, isExpired, rotatedAt } }: { integration: Integration }) {
  return (
    <>
      {lastTestedAt !== null && <Fact name="Tested" value={formatTime(lastTestedAt)} />}
      {rotatedAt !== null && <Fact name="Value since" value={formatDay(rotatedAt)} />}
      {expiresAt !== null && <Fact name={isExpired ? "Expired" : "Expires"} value={formatDay(expiresAt)} />}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
    </>
  );
}
