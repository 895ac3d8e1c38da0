"use client";

import { useEffect, useRef } from "react";
import { LANGUAGES } from "../_reference/languages.ts";

const KEY = "aegis.docs-language";

/** Plain radio buttons that keep their own state; a script only remembers the last choice for the next page. */
export function LanguageChoice() {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const wanted = readChoice();
    for (const input of group.current?.querySelectorAll("input") ?? []) if (input.value === wanted) input.checked = true;
  }, []);
  return (
    <fieldset ref={group} className="flex" onChange={({ target }) => target instanceof HTMLInputElement && keepChoice(target.value)}>
      <legend className="sr-only">Language</legend>
      {LANGUAGES.map((language) => (
        <label
          key={language}
          className="cursor-pointer rounded-md px-2 py-1 text-ink-soft text-xs hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name="language" value={language} defaultChecked={language === LANGUAGES[0]} className="sr-only" />
          {language}
        </label>
      ))}
    </fieldset>
  );
}

/** A browser may refuse storage as a whole; then every page starts with the first language. */
function readChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keepChoice(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    return;
  }
}
