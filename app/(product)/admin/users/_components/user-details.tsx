"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, Check, ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type AdminUserDetail, getUser, type UserRef } from "../../../../_client/admin-users.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { UserActions } from "./user-actions.tsx";
import { FACTOR_NAMES, formatDay, ROLE_NAMES } from "./user-words.ts";

/** One person: who they are here, where they are signed in, and what can be done. */
export function UserDetails({ user }: { user: UserRef }) {
  const detail = useQuery({
    queryKey: queryKeys.adminUser(user.id, user.orgId ?? ""),
    queryFn: ({ signal }) => getUser(user, signal),
  });
  if (detail.isPending) {
    return (
      <div role="status" aria-label="Loading the person" className="flex flex-col gap-3">
        <Skeleton className="h-12" />
        <Skeleton className="h-40" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (detail.isError) {
    return <QueryError title="The person could not be loaded" query={detail} />;
  }
  return <Loaded detail={detail.data} user={user} />;
}

function Loaded({ detail, user }: { detail: AdminUserDetail; user: UserRef }) {
  const { name, email, isBanned, platformRole } = detail;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <p className="font-medium text-lg [overflow-wrap:anywhere]">{name}</p>
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{email}</p>
        <div className="flex flex-wrap gap-2">
          <Badge tone={isBanned ? "blocked" : "neutral"} icon={isBanned ? Ban : Check}>
            {isBanned ? "Banned" : "Active"}
          </Badge>
          {platformRole && (
            <Badge tone="info" icon={ShieldCheck}>
              {platformRole === "SUPER_ADMIN" ? "Runs the deployment" : "Support of the deployment"}
            </Badge>
          )}
        </div>
      </div>
      <BanNotice detail={detail} />
      <Facts detail={detail} />
      <Sessions sessions={detail.sessions} />
      <UserActions detail={detail} user={user} />
      <p className="text-sm">
        <Link href={`/admin/audit?target=${encodeURIComponent(detail.id)}`} className="rounded-md text-accent-ink underline">
          What was done to this account
        </Link>
      </p>
    </div>
  );
}

function BanNotice({ detail: { ban } }: { detail: AdminUserDetail }) {
  if (!ban) return null;
  const { at, byName, by, scope, reason, ticket } = ban;
  return (
    <Notice tone="blocked" icon={Ban}>
      <p>{scope === "platform" ? "Banned from the whole deployment" : "Banned from this organization"}</p>
      <p className="[overflow-wrap:anywhere]">{reason}</p>
      <p className="text-ink-soft text-xs">
        {formatMoment(at)} UTC by {byName ?? by}
        {ticket !== null && `, ticket ${ticket}`}
      </p>
    </Notice>
  );
}

function Facts({ detail }: { detail: AdminUserDetail }) {
  const { id, role, orgId, joinedAt, createdAt, otherMemberships, memberships, factors, keys } = detail;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ["Role", ROLE_NAMES[role]],
    ["Joined", formatDay(joinedAt)],
    ["Registered", formatDay(createdAt)],
    ["Second factors", factors.length === 0 ? "none" : factors.map((kind) => FACTOR_NAMES.get(kind) ?? kind).join(", ")],
    ["API keys", String(keys)],
    ["Other organizations", String(otherMemberships)],
    ["Id", <Code key="id" text={id} />],
    ...(memberships ? ([["Organization", <Code key="organization" text={orgId} />]] as const) : []),
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Code({ text }: { text: string }) {
  return <code className="select-all break-all font-mono text-xs">{text}</code>;
}

function Sessions({ sessions }: { sessions: AdminUserDetail["sessions"] }) {
  return (
    <section aria-label="Sessions" className="flex flex-col gap-2">
      <h3 className="font-medium text-base">Sessions</h3>
      {sessions.length === 0 && <p className="text-ink-soft text-sm">Not signed in anywhere.</p>}
      <ul className="flex flex-col gap-2">
        {sessions.map(({ id, device, ip, lastSeenAt }) => (
          <li key={id} className="text-sm">
            <span className="block">{device}</span>
            <span className="block text-ink-soft text-xs">
              <span className="font-mono">{ip}</span>, last active {formatMoment(lastSeenAt)} UTC
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
