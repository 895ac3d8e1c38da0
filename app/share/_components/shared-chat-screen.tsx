"use client";

import { ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { openShare, type SharedChat } from "../../_client/shares.ts";
import { Notice } from "../../_ui/notice.tsx";
import { SharedLinkScreen } from "../../_ui/shared-link-screen.tsx";

const Markdown = dynamic(() => import("../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), { ssr: false });

export function SharedChatScreen() {
  return (
    <SharedLinkScreen what="chat" keptAs="aegis.share-token" read={openShare}>
      {(chat) => <Conversation chat={chat} />}
    </SharedLinkScreen>
  );
}

const dayOf = (at: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(at));

function Conversation({ chat }: { chat: SharedChat }) {
  return (
    <article className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl [overflow-wrap:anywhere]">{chat.title}</h1>
        <p className="text-ink-soft text-sm">
          Shared on {dayOf(chat.sharedAt)}. The link works until {dayOf(chat.expiresAt)}.
        </p>
        <Notice tone="neutral" icon={ShieldCheck}>
          <p>
            A copy of somebody&rsquo;s conversation with an AI.{" "}
            {chat.isRedacted ? "Personal data was cut out of it." : "Check what it claims."}
          </p>
        </Notice>
      </header>
      <ol aria-label="Messages" className="flex flex-col gap-6">
        {chat.messages.map(({ role, content }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes.
          <li key={index} className="flex flex-col gap-1">
            <h2 className="text-ink-faint text-xs">{role === "user" ? "Question" : "Answer"}</h2>
            {role === "user" ? (
              <p className="whitespace-pre-wrap rounded-md bg-accent-soft px-3.5 py-2 text-lg [overflow-wrap:anywhere]">{content}</p>
            ) : (
              <Markdown text={content} />
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
