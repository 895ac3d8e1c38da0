"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { updateOrganization } from "../../../../_client/organizations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

export function useUpdateOrganization(done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: updateOrganization,
    onSuccess: (organization) => {
      client.setQueryData(queryKeys.organization, organization);
      void client.invalidateQueries({ queryKey: queryKeys.organizations });
      toast.success(done);
    },
  });
}
