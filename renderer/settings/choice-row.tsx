interface ChoiceRowProps<Value extends string | number> {
  readonly title: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly nameOf: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, as buttons in a row. */
export function ChoiceRow<Value extends string | number>({
  title,
  values,
  chosen,
  nameOf,
  onChoose,
}: ChoiceRowProps<Value>) {
  return (
    <div className="look-row">
      <span>{title}</span>
      <fieldset className="choice-row" aria-label={title}>
        {values.map((value) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {nameOf(value)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
