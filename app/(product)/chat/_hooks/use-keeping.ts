"use client";

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import type { Chat } from "../../../_client/chats.ts";
import { type Keeping, keepChat, listProjects, listTags } from "../../../_client/keeping.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";

export function useTags() {
  return useQuery({ queryKey: queryKeys.tags, queryFn: ({ signal }) => listTags(signal) });
}

export function useProjects() {
  return useQuery({ queryKey: queryKeys.projects, queryFn: ({ signal }) => listProjects(signal) });
}

/** Says what was done, since the chat may leave the list that is shown. */
export function useKeepChat(): (chat: Chat, keeping: Keeping, done: string) => Promise<boolean> {
  const client = useQueryClient();
  return async (chat, keeping, done) => {
    try {
      await keepChat(chat.id, keeping);
      toast(done);
      refreshKept(client);
      return true;
    } catch (error) {
      toast.error("Not changed", { description: asProblem(error).message });
      return false;
    }
  };
}

export function refreshKept(client: QueryClient): void {
  for (const queryKey of [queryKeys.chats, queryKeys.tags, queryKeys.projects]) void client.invalidateQueries({ queryKey });
  notifyTabs({ type: "chats-changed" });
}
