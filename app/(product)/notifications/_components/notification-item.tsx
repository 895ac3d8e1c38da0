"use client";

import { Check, Trash2 } from "lucide-react";
import Link from "next/link";
import type { Notification } from "../../../_client/notifications.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { formatMoment } from "../../_report/format-moment.ts";
import { SEVERITY_LOOK, TOPIC_WORDS } from "./notification-words.ts";

type ItemProps = { notification: Notification; isWriter: boolean; onRead(): void; onRemove(): void };

/** What happened, and the way to it; following the way is reading. */
export function NotificationItem({ notification, isWriter, onRead, onRemove }: ItemProps) {
  const { title, text, link, at, topic, severity, readAt } = notification;
  const { tone, icon, word } = SEVERITY_LOOK[severity];
  const isUnread = readAt === null;
  return (
    <li className={classNames("flex gap-3 border-t px-4 py-3 first:border-t-0", isUnread && "bg-accent-soft/40")}>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2 text-ink-soft text-xs">
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
          <span>{TOPIC_WORDS[topic]}</span>
          <time dateTime={at}>{formatMoment(at)}</time>
          {isUnread && <span className="font-medium text-accent-ink">Unread</span>}
        </div>
        <h2 className={classNames("text-base [overflow-wrap:anywhere]", isUnread && "font-medium")}>
          <Title notification={notification} onRead={isUnread && isWriter ? onRead : null}>
            {title}
          </Title>
        </h2>
        <p className="whitespace-pre-line text-ink-soft text-sm [overflow-wrap:anywhere]">{text}</p>
        {link !== null && <span className="sr-only">Opens what it is about.</span>}
      </div>
      {isWriter && (
        <div className="-my-1 flex flex-col sm:flex-row">
          {isUnread && <IconButton label={`Mark as read: ${title}`} icon={Check} onClick={onRead} />}
          <IconButton label={`Delete: ${title}`} icon={Trash2} onClick={onRemove} />
        </div>
      )}
    </li>
  );
}

type TitleProps = { notification: Notification; onRead: (() => void) | null; children: string };

function Title({ notification: { id, link }, onRead, children }: TitleProps) {
  if (link === null)
    return (
      <span data-list-item={id} tabIndex={-1} className="rounded-md">
        {children}
      </span>
    );
  return (
    <Link href={link} data-list-item={id} onClick={() => onRead?.()} className="rounded-md underline-offset-2 hover:underline">
      {children}
    </Link>
  );
}
