/** In plain words, so that nobody relies on what is not there. */
const LIMITS: readonly string[] = [
  "No number here is 100 %. Some attacks pass, and some harmless texts are refused. Treat the guard as one layer: give tools the least they need, and read what goes out.",
  "A harmful request in polite words attacks nobody's assistant. The guard does not judge what people want to know; that is the model's part.",
  "Languages with few texts in the measurement are less certain than English. The table by language says how few.",
  "A secret that a model spells out, translates or describes in words is not recognised. A short password without anything that names it looks like any other word.",
  "Personal data are found by their form. A name alone, or a place without a street and a number, is not found.",
  "The texts were collected by others, and some of them are mislabelled. Numbers of small sources move by points with each text.",
];

export function GuardLimits() {
  return (
    <section aria-labelledby="numbers-limits" className="flex flex-col gap-2">
      <h2 id="numbers-limits" className="font-medium text-base">
        What it misses
      </h2>
      <ul className="flex max-w-200 list-disc flex-col gap-1.5 pl-5">
        {LIMITS.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
