/** One way to make a picture from words. `host` is where the words go; null where they stay here. */
export type ImageMaker = {
  name: string;
  model: string;
  host: string | null;
  /** Of one picture, in millionths of a US dollar. */
  priceMicros: number;
  /** No model has made it. */
  isSample: boolean;
  make(prompt: string, signal: AbortSignal): Promise<Uint8Array>;
};
