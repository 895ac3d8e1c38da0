import { LANGUAGES, type Language } from "../_reference/languages.ts";
import { type Call, toSample } from "../_reference/request-samples.ts";
import { CopyButton } from "./copy-button.tsx";
import { HighlightedCode } from "./highlighted-code.tsx";
import { LanguageChoice } from "./language-choice.tsx";

/** All three languages are in the page; which one is seen is the radio buttons' own state, so it works without scripts. */
const SHOWN: Readonly<Record<Language, string>> = {
  curl: "hidden group-has-[[value=curl]:checked]/samples:block",
  TypeScript: "hidden group-has-[[value=TypeScript]:checked]/samples:block",
  Python: "hidden group-has-[[value=Python]:checked]/samples:block",
};
const HIGHLIGHT: Readonly<Record<Language, string>> = { curl: "sh", TypeScript: "ts", Python: "python" };

export function RequestSamples({ call }: { call: Call }) {
  return (
    <div data-code-box className="group/samples overflow-hidden rounded-md border bg-canvas">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2 border-b bg-sunken pr-1 pl-1">
        <LanguageChoice />
        <CopyButton />
      </div>
      {LANGUAGES.map((language) => (
        <HighlightedCode key={language} language={HIGHLIGHT[language]} code={toSample(call, language)} className={SHOWN[language]} />
      ))}
    </div>
  );
}
