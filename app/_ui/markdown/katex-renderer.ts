import "katex/dist/katex.min.css";
import { render } from "katex";

/** KaTeX builds the nodes and sets their styles through the DOM, which the content policy allows; markup with style attributes it would not. */
export function renderMath(tex: string, holder: HTMLElement, isDisplay: boolean): void {
  render(tex, holder, { displayMode: isDisplay, throwOnError: false, strict: false, trust: false, errorColor: "inherit", maxExpand: 200 });
}
