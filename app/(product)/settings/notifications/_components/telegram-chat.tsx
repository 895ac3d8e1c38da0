"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { createTelegramCode, getTelegramLink, unlinkTelegram } from "../../../../_client/telegram.ts";
import { Button } from "../../../../_ui/button.tsx";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";

const POLL_MS = 3_000;

/** Makes a chat with the bot one's own, by a code that is sent in it. */
export function TelegramChat() {
  const client = useQueryClient();
  const code = useMutation({
    mutationFn: createTelegramCode,
    onError: (error) => toast.error("No code was made", { description: error.message }),
  });
  const isWaiting = code.data !== undefined;
  const link = useQuery({
    queryKey: queryKeys.telegramLink,
    queryFn: ({ signal }) => getTelegramLink(signal),
    refetchInterval: ({ state }) => (isWaiting && state.data?.linkedAt === null ? POLL_MS : false),
  });
  const unlink = useMutation({
    mutationFn: unlinkTelegram,
    onSuccess: () => {
      code.reset();
      toast.success("The chat is unlinked");
    },
    onError: (error) => toast.error("It was not unlinked", { description: error.message }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.telegramLink });
      void client.invalidateQueries({ queryKey: queryKeys.notificationPreferences });
    },
  });
  if (!link.data?.isConfigured) return null;
  if (link.data.linkedAt !== null)
    return (
      <p className="flex flex-wrap items-center gap-3">
        <span>A Telegram chat is linked since {formatMoment(link.data.linkedAt)}.</span>
        <Button size="small" isBusy={unlink.isPending} onClick={() => unlink.mutate()}>
          Unlink the chat
        </Button>
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      <Button size="small" className="self-start" isBusy={code.isPending} onClick={() => code.mutate()}>
        Link a Telegram chat
      </Button>
      {code.data && (
        <>
          <p className="text-sm">
            Send this to the bot of this deployment, in a chat with it alone, until {formatMoment(code.data.endsAt)}.
          </p>
          <CopyBox label="message" text={`/link ${code.data.code}`} />
        </>
      )}
    </div>
  );
}
