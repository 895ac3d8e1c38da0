"use client";

import { useMemo } from "react";
import type { MemberRole } from "../../../../_client/admin-users.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

export const MEMBER_ROLES = ["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"] as const satisfies readonly MemberRole[];
const STATES = ["true", "false"] as const;

/** What is searched for, what the list is narrowed to and who is open: all of it stands in the address. */
export function useUsersUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const q = (found.get("q") ?? "").slice(0, 100);
    const role = listOf(found, "role", MEMBER_ROLES)[0] ?? null;
    const banned = listOf(found, "banned", STATES)[0] ?? null;
    const orgId = found.get("orgId");
    const filters = { ...(q.trim() !== "" && { q }), ...(role && { role }), ...(banned && { banned }), ...(orgId && { orgId }) };
    return {
      q,
      role,
      banned,
      orgId,
      isFiltered: Object.keys(filters).length > 0,
      query: new URLSearchParams(filters).toString(),
      openId: found.get("user"),
      /** Of the open one, where people of several organizations are listed. */
      openOrgId: found.get("in") ?? undefined,
      change,
    };
  }, [text, change]);
}

export type UsersUrl = ReturnType<typeof useUsersUrl>;
