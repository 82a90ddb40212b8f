/** What came of a report that was sent at once; without ways: none is configured. */
export interface SentReports {
  readonly ways: readonly {
    readonly way: 'folder' | 'mail';
    /** In a word why it did not get through, as `ECONNREFUSED`; `null`: it did. */
    readonly problem: string | null;
  }[];
}
