// Whether the services answer, as this process knows it. A busy machine answers late, which is not being away: who asked a moment ago is told
// what was known then, until too long has passed without a word.

/** `ping` fails where the service is away. True while it is there. */
export type Probes = { look(service: string, ping: () => Promise<void>): Promise<boolean> };

/** Whoever asks for the state of everything is answered within 100 ms. */
const PATIENCE_MS = 80;
/** The first time nothing is known, and a connection has to be made. */
const FIRST_PATIENCE_MS = 800;
/** No answer by then is an answer. */
const PING_MS = 1_000;
/** For so long what was known stands against a silence: truth is never older than 5 s. */
const KNOWN_MS = 3_000;

type Known = { isUp: boolean; at: number };

export function createProbes(): Probes {
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<boolean>>();

  function ask(service: string, ping: () => Promise<void>): Promise<boolean> {
    const under = asking.get(service);
    if (under) return under;
    const answered = ping().then(
      () => true,
      () => false,
    );
    const asked = within(answered, PING_MS, () => false).then((isUp) => {
      known.set(service, { isUp, at: performance.now() });
      asking.delete(service);
      return isUp;
    });
    asking.set(service, asked);
    return asked;
  }

  return {
    look(service, ping) {
      const asked = ask(service, ping);
      const before = known.get(service);
      if (!before) return within(asked, FIRST_PATIENCE_MS, () => false);
      return within(asked, PATIENCE_MS, () => before.isUp && performance.now() - before.at < KNOWN_MS);
    },
  };
}

async function within(work: Promise<boolean>, patienceMs: number, whenLate: () => boolean): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(whenLate()), patienceMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
