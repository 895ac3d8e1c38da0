"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { type FormEvent, useState } from "react";
import { askFile, type FileAnswer, type FileItem } from "../../../_client/files.ts";
import { asProblem } from "../../../_client/problem.ts";
import { Button } from "../../../_ui/button.tsx";
import { Drawer } from "../../../_ui/drawer.tsx";
import { Notice } from "../../../_ui/notice.tsx";

const Markdown = dynamic(() => import("../../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), { ssr: false });

const QUESTION_MAX_CHARS = 2_000;

/** A question to one file alone; the answer names the passages it rests on, or says that the file does not tell. */
export function AskDrawer({ file, onClose }: { file: FileItem; onClose(): void }) {
  const [question, setQuestion] = useState("");
  const ask = useMutation({ mutationFn: (text: string) => askFile(file.id, text) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== "" && !ask.isPending) ask.mutate(question.trim());
  };
  return (
    <Drawer title={`Ask ${file.name}`} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-2">
        <label className="flex flex-col gap-1 font-medium text-sm">
          Question
          <textarea
            value={question}
            maxLength={QUESTION_MAX_CHARS}
            rows={3}
            onChange={(event) => setQuestion(event.currentTarget.value)}
            className="rounded-md border border-line-strong/50 bg-surface px-2 py-1.5 font-normal text-lg md:text-base"
          />
        </label>
        <Button type="submit" tone="primary" className="self-start" disabled={question.trim() === ""} isBusy={ask.isPending}>
          Ask
        </Button>
      </form>
      <div aria-live="polite" className="mt-4 flex flex-col gap-3">
        {ask.error && (
          <Notice tone="blocked" icon={CircleAlert}>
            {asProblem(ask.error).message}
          </Notice>
        )}
        {ask.data && !ask.isPending && <Answer answer={ask.data} />}
      </div>
    </Drawer>
  );
}

function Answer({ answer }: { answer: FileAnswer }) {
  return (
    <>
      <Markdown text={answer.answer} />
      {answer.citations.length > 0 && (
        <ol aria-label="Passages" className="flex flex-col gap-2">
          {answer.citations.map(({ number, page, text }) => (
            <li key={number} className="rounded-md border bg-surface p-3 text-sm">
              <p className="font-medium">
                [{number}]{page !== null && `, page ${page}`}
              </p>
              <p className="whitespace-pre-wrap text-ink-soft [overflow-wrap:anywhere]">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
