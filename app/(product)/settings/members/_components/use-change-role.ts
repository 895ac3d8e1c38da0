"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { changeRole, type Member } from "../../../../_client/members.ts";
import type { Role } from "../../../../_client/organizations.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** Takes effect at once; an undo gives the role before. */
export function useChangeRole() {
  const client = useQueryClient();
  return useCallback(
    async (member: Member, role: Role) => {
      const { userId, name, role: before } = member;
      const apply = async (next: Role) => {
        try {
          await changeRole({ userId, role: next });
          return true;
        } catch (error) {
          toast.error("The role was not changed", { description: asProblem(error).message });
          return false;
        } finally {
          await client.invalidateQueries({ queryKey: queryKeys.members("any").slice(0, 1) });
        }
      };
      if (!(await apply(role))) return;
      toast(`${name} is ${role} now`, {
        description: "They have to sign in again.",
        action: { label: "Undo", onClick: () => void apply(before) },
      });
    },
    [client],
  );
}
