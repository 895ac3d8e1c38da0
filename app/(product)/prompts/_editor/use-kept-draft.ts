"use client";

import { useEffect, useRef, useState } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";

type Kept<Draft> = {
  /** Under which it is kept in this browser. */
  name: string;
  start: Draft;
  /** Null for what an older page has left. Stays the same function. */
  parse(stored: unknown): Draft | null;
};

/**
 * A form that survives leaving its page, a reload and a closed tab, until it is saved or given up. What equals the start is not kept.
 * Leaving with something unsaved is asked about once more by the browser.
 */
export function useKeptDraft<Draft>({ name, start, parse }: Kept<Draft>) {
  const [state, setState] = useState({ draft: start, isRead: false, isRestored: false });
  const begun = useRef(JSON.stringify(start));
  const text = JSON.stringify(state.draft);
  const isDirty = text !== begun.current;

  useEffect(() => {
    const stored = browserDrafts().readForm(name);
    const draft = stored === null ? null : parse(parseJson(stored));
    const isRestored = draft !== null && JSON.stringify(draft) !== begun.current;
    setState((fresh) => (draft === null ? { ...fresh, isRead: true } : { draft, isRead: true, isRestored }));
  }, [name, parse]);
  useEffect(() => {
    if (state.isRead) browserDrafts().writeForm(name, isDirty ? text : null);
  }, [name, isDirty, text, state.isRead]);
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);

  return {
    draft: state.draft,
    isDirty,
    isRestored: state.isRestored && isDirty,
    change: (fields: Partial<Draft>) => setState((known) => ({ ...known, draft: { ...known.draft, ...fields } })),
    /** From here on this is what nothing has changed of. */
    reset: (next: Draft) => {
      begun.current = JSON.stringify(next);
      browserDrafts().writeForm(name, null);
      setState({ draft: next, isRead: true, isRestored: false });
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
