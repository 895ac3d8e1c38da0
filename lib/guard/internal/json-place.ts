// Where in a JSON text its stream stands: what is cut inside a string leaves the string closed, and what is cut outside of one, such
// as a card number written as a number, becomes a string.

export type JsonPlace = {
  step(text: string): void;
  /** What to write for a cut piece of the text. */
  replace(shown: string, piece: string): string;
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export function createJsonPlace(): JsonPlace {
  let isInString = false;
  let isEscaped = false;
  const step = (text: string): void => {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (isEscaped) isEscaped = false;
      else if (code === QUOTE) isInString = !isInString;
      else if (code === BACKSLASH && isInString) isEscaped = true;
    }
  };
  return {
    step,
    replace: (shown, piece) => {
      const wasInString = isInString;
      step(piece);
      isEscaped = false;
      const inner = JSON.stringify(shown).slice(1, -1);
      return (wasInString ? "" : '"') + inner + (isInString ? "" : '"');
    },
  };
}
