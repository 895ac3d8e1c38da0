"use client";

import { type ChannelName, type NotificationPreferences, TOPICS, type Topic } from "../../../../_client/notifications.ts";
import { TOPIC_WORDS } from "../../../notifications/_components/notification-words.ts";
import { CHANNEL_WORDS, TOPIC_HINTS } from "./channel-words.ts";

type Topics = NotificationPreferences["topics"];
type TopicTableProps = {
  topics: Topics;
  channels: NotificationPreferences["channels"];
  isFixed: boolean;
  onTopics(topics: Topics): void;
};

/** Every topic by every channel there is. */
export function TopicTable({ topics, channels, isFixed, onTopics }: TopicTableProps) {
  const offered = channels.filter(({ isConfigured }) => isConfigured).map(({ name }) => name);
  if (offered.length === 0) return <p className="text-ink-soft">This deployment has no other channel than the inbox.</p>;
  const change = (topic: Topic, name: ChannelName, isOn: boolean) => onTopics({ ...topics, [topic]: { ...topics[topic], [name]: isOn } });
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Which topics go out by which channels</caption>
        <thead className="text-ink-faint text-xs">
          <tr>
            <th scope="col" className="py-2 pr-3 font-medium">
              Topic
            </th>
            {offered.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-center font-medium">
                {CHANNEL_WORDS[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TOPICS.map((topic) => (
            <tr key={topic} className="border-t">
              <th scope="row" className="py-2 pr-3 font-normal">
                <span className="block font-medium">{TOPIC_WORDS[topic]}</span>
                <span className="hidden text-ink-soft text-xs sm:block">{TOPIC_HINTS[topic]}</span>
              </th>
              {offered.map((name) => (
                <td key={name} className="px-3 py-2 text-center">
                  <input
                    type="checkbox"
                    aria-label={`${TOPIC_WORDS[topic]} by ${CHANNEL_WORDS[name].toLowerCase()}`}
                    checked={topics[topic][name]}
                    disabled={isFixed}
                    onChange={(event) => change(topic, name, event.currentTarget.checked)}
                    className="size-4 accent-accent"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
