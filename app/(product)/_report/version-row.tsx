"use client";

import type { ReactNode } from "react";
import { useMe } from "../../_client/use-me.ts";
import { formatMoment } from "./format-moment.ts";

type VersionRowProps = {
  entry: { version: number; note: string | null; createdAt: string | null; createdBy: string | null };
  isCurrent: boolean;
  /** Said behind who made it and when. */
  origin?: string;
  /** What can be done with a version that is not in force. */
  action?: ReactNode;
  children?: ReactNode;
};

/** One version of an organization's settings: who decided it, when and why. */
export function VersionRow({ entry: { version, note, createdAt, createdBy }, isCurrent, origin = "", action, children }: VersionRowProps) {
  const me = useMe();
  const author = createdBy !== null && createdBy === me.data?.id ? "you" : createdBy;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-2.5 text-sm last:border-0">
      <span className="w-20 shrink-0 font-medium tabular-nums">{version === 0 ? "As shipped" : `Version ${version}`}</span>
      <div className="min-w-0 flex-1">
        <p className="text-ink-soft text-xs">
          {createdAt === null ? "Nobody has made it" : `${formatMoment(createdAt)} UTC`}
          {author !== null && (
            <>
              {" "}
              by <span className={author === "you" ? undefined : "break-all font-mono"}>{author}</span>
            </>
          )}
          {origin}
        </p>
        {note !== null && <p className="[overflow-wrap:anywhere]">{note}</p>}
        {children}
      </div>
      {isCurrent ? <span className="text-ink-soft text-xs leading-5">In force</span> : action}
    </li>
  );
}
