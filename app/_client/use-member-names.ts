"use client";

import { useQuery } from "@tanstack/react-query";
import { listMembers } from "./members.ts";
import { queryKeys } from "./query-keys.ts";
import { useMe } from "./use-me.ts";

/** Of the first hundred members; whoever is not among them, or is gone, is shown by the end of their id. */
export function useMemberNames() {
  const me = useMe();
  const members = useQuery({
    queryKey: queryKeys.memberNames,
    queryFn: ({ signal }) => listMembers({ role: null, cursor: null }, signal),
    staleTime: 5 * 60_000,
  });
  const names = new Map(members.data?.items.map(({ userId, name }) => [userId, name]));
  const nameOf = (userId: string): string => (userId === me.data?.id ? "you" : (names.get(userId) ?? `…${userId.slice(-6)}`));
  return { nameOf, members: members.data?.items ?? [] };
}
