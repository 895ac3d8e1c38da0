"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskSettingsVersions, type RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { ChangeList } from "./change-list.tsx";
import { diffSettings } from "./diff-settings.ts";

const FIRST_PAGE: string | null = null;

/** Who changed what, when and why. */
export function VersionList({ current }: { current: RiskSettingsVersion }) {
  const pages = useInfiniteQuery({
    queryKey: queryKeys.riskSettingsVersions,
    queryFn: ({ pageParam, signal }) => listRiskSettingsVersions(pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
  });
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {versions.map((version, index) => (
          <VersionRow
            key={version.version}
            version={version}
            before={versions[index + 1]}
            isCurrent={version.version === current.version}
          />
        ))}
      </ul>
    </RowSection>
  );
}

type VersionRowProps = { version: RiskSettingsVersion; before: RiskSettingsVersion | undefined; isCurrent: boolean };

function VersionRow({ version: { version, note, createdAt, createdBy, settings }, before, isCurrent }: VersionRowProps) {
  const me = useMe();
  const author = createdBy !== null && createdBy === me.data?.id ? "you" : createdBy;
  const changes = before ? diffSettings(before.settings, settings) : [];
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
        </p>
        {note !== null && <p className="[overflow-wrap:anywhere]">{note}</p>}
        {changes.length > 0 && <ChangeList changes={changes} label={`What version ${version} changed`} />}
      </div>
      {isCurrent && <span className="text-ink-soft text-xs leading-5">In force</span>}
    </li>
  );
}
