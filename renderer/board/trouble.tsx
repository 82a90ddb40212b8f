interface TroubleProps {
  readonly title: string;
  readonly help: string;
  /** The message of whatever went wrong, word for word. */
  readonly detail?: string;
  readonly testId?: string;
}

/** The screen that stands where a board cannot: what is wrong, and what to do. */
export function Trouble({ title, help, detail, testId = 'trouble' }: TroubleProps) {
  return (
    <main className="trouble" role="alert" data-testid={testId}>
      <h1>{title}</h1>
      <p>{help}</p>
      {detail !== undefined && <p className="trouble-detail">{detail}</p>}
    </main>
  );
}
