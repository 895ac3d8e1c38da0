"use client";

import { useQuery } from "@tanstack/react-query";
import { getPolicy } from "../../../../_client/guard-policy.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { GuardFrame } from "../../_components/guard-frame.tsx";
import { PolicyEditor } from "./policy-editor.tsx";
import { PolicySkeleton } from "./policy-skeleton.tsx";
import { VersionList } from "./version-list.tsx";

export function PolicyScreen() {
  const canDecide = isAdmin(useMe().data);
  const query = useQuery({ queryKey: queryKeys.guardPolicy, queryFn: ({ signal }) => getPolicy(signal) });
  return (
    <GuardFrame>
      {query.isPending && <PolicySkeleton />}
      {query.isError && !query.data && <QueryError title="The policy could not be loaded" query={query} />}
      {query.data && (
        <>
          <PolicyEditor key={query.data.version} current={query.data} canDecide={canDecide} />
          <VersionList current={query.data} canDecide={canDecide} />
        </>
      )}
    </GuardFrame>
  );
}
