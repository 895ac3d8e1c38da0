import { LogOut, MonitorCheck } from "lucide-react";
import type { Session } from "../../../../_client/sessions.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";

type SessionRowProps = { session: Session; showsOrganization: boolean; isBusy: boolean; onEnd(): void };

export function SessionRow({ session, showsOrganization, isBusy, onEnd }: SessionRowProps) {
  const { device, ip, organization, createdAt, lastSeenAt, endsAt, isCurrent } = session;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3 last:border-0">
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {isCurrent && (
            <Badge tone="safe" icon={MonitorCheck}>
              This session
            </Badge>
          )}
        </p>
        {showsOrganization && <p className="text-sm [overflow-wrap:anywhere]">{organization.name}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-ink-soft text-sm">
          <dt>Last active</dt>
          <dd className="tabular-nums">{formatMoment(lastSeenAt)} UTC</dd>
          <dt>Signed in</dt>
          <dd className="tabular-nums">{formatMoment(createdAt)} UTC</dd>
          <dt>Ends by itself</dt>
          <dd className="tabular-nums">{formatMoment(endsAt)} UTC</dd>
          <dt>Address</dt>
          <dd className="break-all font-mono">{ip === "" ? "unknown" : ip}</dd>
        </dl>
      </div>
      {!isCurrent && (
        <Button size="small" isBusy={isBusy} onClick={onEnd} aria-label={`Sign out ${device}, signed in ${formatMoment(createdAt)} UTC`}>
          {!isBusy && <LogOut aria-hidden className="size-4" />}
          Sign out
        </Button>
      )}
    </li>
  );
}
