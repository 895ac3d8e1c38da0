"use client";

import { ChartColumn, Pencil } from "lucide-react";
import { useState } from "react";
import type { ApiKey, NewApiKey } from "../../../../_client/api-keys.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { EditKey } from "./edit-key.tsx";
import { KeyUsageView } from "./key-usage.tsx";
import { expiryWords, maskedKey, STATUS, usedWords } from "./key-words.ts";
import { RevokeKey } from "./revoke-key.tsx";
import { RotateKey } from "./rotate-key.tsx";
import { summarizeScopes } from "./scope-words.ts";

type KeyCardProps = { apiKey: ApiKey; isWithOwner: boolean; mayWrite: boolean; onShow(made: NewApiKey): void };

export function KeyCard({ apiKey, isWithOwner, mayWrite, onShow }: KeyCardProps) {
  const [open, setOpen] = useState<"usage" | "edit" | null>(null);
  const status = STATUS[apiKey.status];
  const isAlive = apiKey.status !== "revoked";
  const mayChange = mayWrite && isAlive && apiKey.isOwn;
  return (
    <li className="flex flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium text-base [overflow-wrap:anywhere]">{apiKey.name}</h3>
        <Badge tone={status.tone} icon={status.icon}>
          {status.word}
        </Badge>
        {isWithOwner && <span className="text-ink-soft text-sm">{apiKey.isOwn ? "yours" : `of ${apiKey.owner.name}`}</span>}
      </div>
      <code className="break-all font-mono text-ink-soft text-sm">{maskedKey(apiKey)}</code>
      <KeyFacts apiKey={apiKey} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-expanded={open === "usage"} onClick={() => setOpen(open === "usage" ? null : "usage")}>
          <ChartColumn aria-hidden className="size-4" />
          Usage
        </Button>
        {mayChange && (
          <>
            <Button size="small" aria-expanded={open === "edit"} onClick={() => setOpen(open === "edit" ? null : "edit")}>
              <Pencil aria-hidden className="size-4" />
              Change
            </Button>
            <RotateKey apiKey={apiKey} onRotated={onShow} />
          </>
        )}
        {mayWrite && isAlive && <RevokeKey apiKey={apiKey} />}
      </div>
      {open === "usage" && <KeyUsageView keyId={apiKey.id} name={apiKey.name} />}
      {open === "edit" && mayChange && <EditKey apiKey={apiKey} onDone={() => setOpen(null)} />}
    </li>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const role = useMe().data?.role;
  const idle = apiKey.scopes.filter((scope) => !apiKey.effectiveScopes.includes(scope));
  const isTellingIdle = idle.length > 0 && apiKey.status === "active" && role !== undefined;
  return (
    <dl className="grid grid-cols-[6.5rem_1fr] gap-x-2 gap-y-1 text-sm [&_dd]:min-w-0 [&_dd]:break-words [&_dt]:text-ink-soft">
      <dt>May do</dt>
      <dd title={apiKey.scopes.join(", ")}>{summarizeScopes(apiKey.scopes)}</dd>
      {isTellingIdle && (
        <>
          <dt>Not any more</dt>
          <dd>{summarizeScopes(idle)}: the role behind the key does not include it.</dd>
        </>
      )}
      <dt>Last used</dt>
      <dd>{usedWords(apiKey)}</dd>
      <dt>Expires</dt>
      <dd>{expiryWords(apiKey)}</dd>
      {apiKey.overlapUntil !== null && (
        <>
          <dt>Old secret</dt>
          <dd>works until {formatMoment(apiKey.overlapUntil)} UTC</dd>
        </>
      )}
      {apiKey.allowedIps.length > 0 && (
        <>
          <dt>Only from</dt>
          <dd className="font-mono">{apiKey.allowedIps.join(", ")}</dd>
        </>
      )}
      {apiKey.requestsPerMinute !== null && (
        <>
          <dt>At most</dt>
          <dd>{apiKey.requestsPerMinute.toLocaleString("en")} requests a minute</dd>
        </>
      )}
    </dl>
  );
}
