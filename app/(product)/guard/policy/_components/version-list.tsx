"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { listPolicyVersions, type PolicyVersion } from "../../../../_client/guard-policy.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { usePolicyChange } from "../_hooks/use-policy-change.ts";
import { ChangeList } from "./change-list.tsx";
import { diffPolicies } from "./policy-diff.ts";

const FIRST_PAGE: string | null = null;

type VersionListProps = { current: PolicyVersion; canDecide: boolean };

/** Who decided what, when and why; each opens to what differs from today's. */
export function VersionList({ current, canDecide }: VersionListProps) {
  const pages = useInfiniteQuery({
    queryKey: queryKeys.guardPolicyVersions,
    queryFn: ({ pageParam, signal }) => listPolicyVersions(pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { restore, isBusy } = usePolicyChange();
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {versions.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            current={current}
            canRestore={canDecide && !isBusy}
            onRestore={() => void restore(current, version.version)}
          />
        ))}
      </ul>
    </RowSection>
  );
}

type VersionRowProps = { version: PolicyVersion; current: PolicyVersion; canRestore: boolean; onRestore(): void };

function VersionRow({ version: each, current, canRestore, onRestore }: VersionRowProps) {
  const { version, note, createdAt, createdBy, restoredFrom, policy } = each;
  const me = useMe();
  const isCurrent = version === current.version;
  const changes = diffPolicies(policy, current.policy);
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
          {restoredFrom !== null && `, brought back from ${restoredFrom === 0 ? "the shipped one" : `version ${restoredFrom}`}`}
        </p>
        {note !== null && <p className="[overflow-wrap:anywhere]">{note}</p>}
        {!isCurrent && changes.length > 0 && (
          <details className="pt-1">
            <summary className="cursor-pointer rounded-md text-ink-soft text-xs hover:text-ink">
              {changes.length} {changes.length === 1 ? "difference" : "differences"} to today
            </summary>
            <div className="pt-1">
              <ChangeList changes={changes} label={`From version ${version} to today`} />
            </div>
          </details>
        )}
      </div>
      {isCurrent ? (
        <span className="text-ink-soft text-xs leading-5">In force</span>
      ) : (
        canRestore &&
        changes.length > 0 && (
          <Button size="small" onClick={onRestore} aria-label={`Restore ${version === 0 ? "the policy as shipped" : `version ${version}`}`}>
            <RotateCcw aria-hidden className="size-4" />
            Restore
          </Button>
        )
      )}
    </li>
  );
}
