"use client";

import { ArrowLeft, Ghost } from "lucide-react";
import dynamic from "next/dynamic";
import { type FormEvent, useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { showChat } from "../_hooks/use-chat-route.ts";
import { useTemporaryChat } from "../_hooks/use-temporary-chat.ts";
import { UserMessage } from "./user-message.tsx";

const Markdown = dynamic(() => import("../../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), { ssr: false });

/** What is said stands in this component and nowhere else: leaving it, or the page, is the end of it. */
export function TemporaryChat({ isWriter }: { isWriter: boolean }) {
  const { messages, answer, by, failure, ask, stop } = useTemporaryChat();
  return (
    <section aria-label="Temporary chat" className="flex min-w-0 flex-1 flex-col">
      <Header by={by} />
      <div data-scroller className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-6 px-4 py-6">
          <Notice tone="info" icon={Ghost}>
            <p>Nothing said here is kept.</p>
            <p>It stands in this tab alone and is lost when you leave or reload it. What it costs is counted, and the guard reads along.</p>
          </Notice>
          <ol aria-label="Messages" className="flex flex-col gap-6">
            {messages.map(({ role, content }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever appended.
              <li key={index} className="flex flex-col">
                {role === "user" ? <UserMessage text={content} /> : <Answer text={content} isWriting={false} />}
              </li>
            ))}
            {answer !== null && (
              <li>
                <Answer text={answer} isWriting />
              </li>
            )}
          </ol>
          {failure && (
            <Notice tone="blocked" icon={Ghost} isAlert>
              <p>{failure.title}</p>
              <p>{failure.message}</p>
            </Notice>
          )}
        </div>
      </div>
      <TemporaryComposer isWriter={isWriter} isAsking={answer !== null} onAsk={(text) => void ask(text)} onStop={stop} />
    </section>
  );
}

function Header({ by }: { by: string | null }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-2 md:px-4">
      <IconButton label="Leave the temporary chat" icon={ArrowLeft} onClick={() => showChat(null)} />
      <h1 className="min-w-0 truncate font-medium text-base">Temporary chat</h1>
      {by !== null && <span className="text-ink-soft text-xs">Answered by {by}</span>}
    </header>
  );
}

function Answer({ text, isWriting }: { text: string; isWriting: boolean }) {
  return (
    <article aria-label="Answer" aria-busy={isWriting} className="min-w-0">
      {text === "" ? <p className="text-ink-soft">Thinking…</p> : <Markdown text={text} />}
    </article>
  );
}

type ComposerProps = { isWriter: boolean; isAsking: boolean; onAsk(text: string): void; onStop(): void };

function TemporaryComposer({ isWriter, isAsking, onAsk, onStop }: ComposerProps) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAsking || text.trim() === "") return;
    onAsk(text.trim());
    setText("");
  };
  return (
    <form aria-label="Write a message" onSubmit={submit} className="mx-auto flex w-full max-w-[46rem] shrink-0 items-end gap-2 px-4 pb-4">
      <textarea
        aria-label="Message"
        rows={2}
        value={text}
        maxLength={32_000}
        disabled={!isWriter}
        placeholder={isWriter ? "Write a message that is not kept" : "Read-only"}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
        }}
        className="min-w-0 flex-1 resize-none rounded-md border border-line-strong bg-surface p-2 text-lg"
      />
      {isAsking ? (
        <Button onClick={onStop}>Stop</Button>
      ) : (
        <Button type="submit" tone="primary" disabled={!isWriter || text.trim() === ""}>
          Send
        </Button>
      )}
    </form>
  );
}
