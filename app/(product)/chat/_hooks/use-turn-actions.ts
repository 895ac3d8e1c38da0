"use client";

import { useMemo } from "react";
import { useBranchActions } from "./use-branch-actions.ts";
import { useReplyActions } from "./use-reply-actions.ts";

/** Everything a person may do with a message and its answers. */
export function useTurnActions(isWriter: boolean) {
  const { actions: replyActions, stoppingJobId } = useReplyActions();
  const { branchActions, editingJobId } = useBranchActions(isWriter);
  const actions = useMemo(() => ({ ...replyActions, ...branchActions }), [replyActions, branchActions]);
  return { actions, stoppingJobId, editingJobId };
}
