"use client";

import { useId } from "react";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { Kbd } from "../../../_ui/kbd.tsx";
import { useStoredFlag } from "../use-stored-flag.ts";
import { LETTERS_OFF } from "./letters-off.ts";
import { SHORTCUT_GROUPS, SHORTCUTS, type Shortcut } from "./table.ts";

const NAMES: Readonly<Record<string, string>> = { shift: "Shift", enter: "Enter", up: "↑", esc: "Esc" };

/** What `?` shows: the table itself, and the switch for letters alone. */
export function ShortcutDialog({ onClose }: { onClose(): void }) {
  const [areLettersOff, setLettersOff] = useStoredFlag(LETTERS_OFF);
  const id = useId();
  const all: readonly Shortcut[] = SHORTCUTS;
  return (
    <Dialog title="Keys" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <div className="flex items-start gap-2 text-sm">
        <input
          id={id}
          type="checkbox"
          checked={!areLettersOff}
          onChange={(event) => setLettersOff(!event.currentTarget.checked)}
          className="mt-1 size-4 accent-accent"
        />
        <label htmlFor={id}>Letters alone are shortcuts. Those with Control or Command always work.</label>
      </div>
      {SHORTCUT_GROUPS.map((group) => (
        <section key={group} aria-label={group} className="flex flex-col gap-1">
          <h3 className="font-medium text-sm">{group}</h3>
          <dl className="flex flex-col">
            {all
              .filter((shortcut) => shortcut.group === group)
              .map((shortcut) => (
                <div key={shortcut.id} className="flex items-center justify-between gap-4 border-t py-1 text-sm">
                  <dt className="min-w-0">{shortcut.label}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <Button className="self-end" onClick={onClose}>
        Close
      </Button>
    </Dialog>
  );
}

function Keys({ shortcut: { keys, second } }: { shortcut: Shortcut }) {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const nameOf = (key: string) => (key === "mod" ? (isMac ? "⌘" : "Ctrl") : (NAMES[key] ?? key));
  return (
    <>
      {keys.map((key) => (
        <Kbd key={key}>{nameOf(key)}</Kbd>
      ))}
      {second !== undefined && (
        <>
          <span className="text-ink-faint text-xs">then</span>
          <Kbd>{second}</Kbd>
        </>
      )}
    </>
  );
}
