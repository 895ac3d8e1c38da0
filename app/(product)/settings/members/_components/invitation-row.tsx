"use client";

import { Clock, Link2, Mail, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Invitation } from "../../../../_client/invitations.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { IconButton } from "../../../../_ui/icon-button.tsx";

type InvitationRowProps = { invitation: Invitation; onResend(): Promise<void>; onRevoke(): Promise<void> };

export function InvitationRow({ invitation, onResend, onRevoke }: InvitationRowProps) {
  const [isBusy, setBusy] = useState(false);
  const { email, role, isExpired, expiresAt, invitedBy } = invitation;
  const name = email ?? "Link";
  const Icon = email === null ? Link2 : Mail;
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    void act().finally(() => setBusy(false));
  };
  return (
    <li className="flex items-center gap-x-4 border-b py-2.5 last:border-0">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex items-center gap-2 font-medium">
            <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
          </p>
          <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
            {stateWords(invitation)} Invited by {invitedBy}.
          </p>
        </div>
        <p className="w-24 shrink-0 font-mono text-sm">{role}</p>
        {isExpired ? (
          <Badge tone="redacted" icon={Clock}>
            Expired
          </Badge>
        ) : (
          <p className="shrink-0 text-ink-soft text-xs">Good until {expiresAt.slice(0, 10)}</p>
        )}
      </div>
      <div className="flex shrink-0">
        <IconButton label={`Send again: ${name}`} icon={RotateCw} disabled={isBusy} onClick={() => run(onResend)} />
        <IconButton label={`Revoke: ${name}`} icon={Trash2} disabled={isBusy} onClick={() => run(onRevoke)} />
      </div>
    </li>
  );
}

function stateWords({ email, sentAt, uses, maxUses }: Invitation): string {
  if (email === null) return `${uses} of ${maxUses} used.`;
  return sentAt === null ? "Passed on by hand." : `Sent ${sentAt.slice(0, 10)}.`;
}
