"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleOff, FlaskConical } from "lucide-react";
import { toast } from "sonner";
import { type ChannelName, type NotificationPreferences, sendTest } from "../../../../_client/notifications.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { useAppInfo } from "../../../_shell/app-info.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";

type ChannelListProps = { channels: NotificationPreferences["channels"]; isFixed: boolean };

/** Which there are, which reach this person, and a test of each. */
export function ChannelList({ channels, isFixed }: ChannelListProps) {
  const { mailKind } = useAppInfo();
  const test = useMutation({
    mutationFn: (channel: ChannelName) => sendTest(channel),
    onSuccess: (_sent, channel) => toast.success(`A test went out by ${CHANNEL_WORDS[channel].toLowerCase()}`),
    onError: (error) => toast.error("The test was not sent", { description: error.message }),
  });
  return (
    <ul aria-label="Channels" className="flex flex-col rounded-md border">
      {channels.map((channel) => (
        <li key={channel.name} className="flex flex-wrap items-center gap-3 border-t px-4 py-3 first:border-t-0">
          <span className="min-w-0 flex-1 font-medium">{CHANNEL_WORDS[channel.name]}</span>
          {channel.name === "email" && mailKind === "mailbox" && (
            <Badge tone="demo" icon={FlaskConical}>
              Letters stay on this machine
            </Badge>
          )}
          <State channel={channel} />
          {channel.isReady && (
            <Button
              size="small"
              aria-label={`Send a test by ${CHANNEL_WORDS[channel.name].toLowerCase()}`}
              disabled={isFixed}
              isBusy={test.isPending && test.variables === channel.name}
              onClick={() => test.mutate(channel.name)}
            >
              Send a test
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function State({ channel: { isConfigured, isReady } }: { channel: ChannelListProps["channels"][number] }) {
  if (isReady)
    return (
      <Badge tone="safe" icon={CircleCheck}>
        Reaches you
      </Badge>
    );
  return isConfigured ? (
    <Badge tone="neutral" icon={CircleDashed}>
      Not connected
    </Badge>
  ) : (
    <Badge tone="neutral" icon={CircleOff}>
      Not set up here
    </Badge>
  );
}
