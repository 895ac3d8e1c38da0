const DOTS = "●●●●●●";
const SHOWN_CHARACTERS = 4;
/** Of a shorter one, four characters would be too much. */
const LENGTH_MIN = 16;

export function toMask(secret: string): string {
  return secret.length < LENGTH_MIN ? DOTS : DOTS + secret.slice(-SHOWN_CHARACTERS);
}

/** Of the deployment's own secrets nothing at all is shown: they belong to nobody who looks here. */
export const WHOLLY_MASKED = DOTS;
