"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { listPolicyVersions, type PolicyVersion } from "../../../../_client/guard-policy.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { ChangeList } from "../../../../_ui/settings-form/change-list.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { VersionRow } from "../../../_report/version-row.tsx";
import { usePolicyChange } from "../_hooks/use-policy-change.ts";
import { diffPolicies } from "./policy-diff.ts";

type VersionListProps = { current: PolicyVersion; canDecide: boolean };

/** Who decided what, when and why; each opens to what differs from today's. */
export function VersionList({ current, canDecide }: VersionListProps) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.guardPolicyVersions, listPolicyVersions));
  const { restore, isBusy } = usePolicyChange();
  const versions = itemsOf(pages.data);
  return (
    <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {versions.map((version) => (
          <PolicyRow
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

type PolicyRowProps = { version: PolicyVersion; current: PolicyVersion; canRestore: boolean; onRestore(): void };

function PolicyRow({ version: entry, current, canRestore, onRestore }: PolicyRowProps) {
  const { version, restoredFrom, policy } = entry;
  const isCurrent = version === current.version;
  const changes = diffPolicies(policy, current.policy);
  const origin = restoredFrom === null ? "" : `, brought back from ${restoredFrom === 0 ? "the shipped one" : `version ${restoredFrom}`}`;
  const restore = canRestore && changes.length > 0 && (
    <Button size="small" onClick={onRestore} aria-label={`Restore ${version === 0 ? "the policy as shipped" : `version ${version}`}`}>
      <RotateCcw aria-hidden className="size-4" />
      Restore
    </Button>
  );
  return (
    <VersionRow entry={entry} isCurrent={isCurrent} origin={origin} action={restore}>
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
    </VersionRow>
  );
}
