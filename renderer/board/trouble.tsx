interface TroubleProps {
  readonly title: string;
  readonly help: string;
  /** What went wrong, word for word and in English, as programs say it: a line for each problem. */
  readonly lines?: readonly string[];
  readonly testId?: string;
}

/** The screen that stands where a board cannot: what is wrong, and what to do. */
export function Trouble({ title, help, lines = [], testId = 'trouble' }: TroubleProps) {
  return (
    <main className="trouble" data-testid={testId}>
      <div className="visually-hidden" role="alert">
        {title}
      </div>
      <h1>{title}</h1>
      <p>{help}</p>
      {lines.length > 0 && (
        <ul className="trouble-lines">
          {lines.map((line) => (
            <li key={line} lang="en">
              {line}
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
