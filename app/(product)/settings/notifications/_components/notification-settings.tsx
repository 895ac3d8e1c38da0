"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import {
  getPreferences,
  type NotificationChoices,
  type NotificationPreferences,
  savePreferences,
} from "../../../../_client/notifications.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { ChannelList } from "./channel-list.tsx";
import { PhoneForm } from "./phone-form.tsx";
import { QuietHoursForm } from "./quiet-hours-form.tsx";
import { ReportSwitches } from "./report-switches.tsx";
import { TelegramChat } from "./telegram-chat.tsx";
import { TopicTable } from "./topic-table.tsx";

export function NotificationSettings() {
  const query = useQuery({ queryKey: queryKeys.notificationPreferences, queryFn: ({ signal }) => getPreferences(signal) });
  if (query.isPending)
    return (
      <div role="status" aria-label="Loading your choices" className="flex flex-col gap-4">
        <Skeleton className="h-24" />
        <Skeleton className="h-100" />
      </div>
    );
  if (!query.data) return <QueryError title="Your choices could not be loaded" query={query} />;
  return <Choices preferences={query.data} />;
}

function Choices({ preferences }: { preferences: NotificationPreferences }) {
  const isWriter = canWrite(useMe().data);
  const client = useQueryClient();
  const keep = (saved: NotificationPreferences) => client.setQueryData(queryKeys.notificationPreferences, saved);
  const save = useMutation({
    mutationFn: (change: Partial<NotificationChoices>) => savePreferences({ ...preferences, ...change }),
    onSuccess: (saved) => {
      keep(saved);
      toast.success("Saved");
    },
    onError: (error) => toast.error("It was not saved", { description: error.message }),
  });
  const isFixed = !isWriter || save.isPending;
  const { topics, channels, quietHours, reports, phone } = preferences;
  const sms = channels.find(({ name }) => name === "sms");
  return (
    <>
      <SettingsSection title="Channels" text="The inbox gets everything. These are the other ways this deployment can reach you.">
        <ChannelList channels={channels} isFixed={!isWriter} />
        {sms?.isConfigured && isWriter && <PhoneForm key={phone?.masked ?? "none"} phone={phone} onChanged={keep} />}
        {isWriter && <TelegramChat />}
      </SettingsSection>
      <SettingsSection
        title="What goes where"
        text="E-mail that is on from the start comes for what is grave; what you switch on yourself comes always."
      >
        <TopicTable topics={topics} channels={channels} isFixed={isFixed} onTopics={(changed) => save.mutate({ topics: changed })} />
      </SettingsSection>
      <SettingsSection title="Quiet hours" text="What is not critical waits in the inbox and goes out at their end.">
        <QuietHoursForm
          key={JSON.stringify(quietHours)}
          quietHours={quietHours}
          isFixed={isFixed}
          onQuietHours={(changed) => save.mutate({ quietHours: changed })}
        />
      </SettingsSection>
      <SettingsSection title="Reports" text="For owners and admins: what the organization did, in the inbox and by what you chose above.">
        <ReportSwitches reports={reports} isFixed={isFixed} onReports={(changed) => save.mutate({ reports: changed })} />
      </SettingsSection>
      {!isWriter && <p className="text-ink-soft text-sm">Your role sees these choices and does not change them.</p>}
    </>
  );
}
