import { useBoard } from '../board-state.ts';
import { HelpLink } from '../help/help-link.tsx';
import { noticePlaces } from '../help/places.ts';
import { NoticeSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { clockTime, count, isSameDay, shortDay } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './last-heard.ts';
import { setAsideFile } from './set-aside.ts';

/** That the journal was put aside, when, and what that means for the figures. */
function setAsideText(at: number | null, now: number, timeZone: string, words: Words): string {
  const { t } = words;
  if (at === null) return t('setAside.sometime');
  const time = clockTime(at, timeZone);
  if (isSameDay(at, now, timeZone)) return t('setAside.today', { time });
  return t('setAside.earlier', { day: shortDay(at, timeZone, words), time });
}

/** What a person should know of the journal, and what to do. */
export function Notices() {
  const words = useWords();
  const notices = useBoard((state) => state.notices);
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const files = notices.flatMap((notice) => (notice.kind === 'set-aside' ? notice.files : [])).map(setAsideFile);
  const newest = files.at(-1);
  if (timeZone === undefined) return null;
  return (
    <>
      {notices.map((notice) => notice.kind === 'certificate' && <Certificate key={notice.port} {...notice} />)}
      {notices.map((notice) =>
        notice.kind === 'strangers' || notice.kind === 'dropped' ? (
          <Kept
            key={`${notice.kind} ${notice.kind === 'dropped' ? notice.port : ''}`}
            {...notice}
            timeZone={timeZone}
          />
        ) : null,
      )}
      {notices.map(
        (notice) => notice.kind === 'message' && <Unsent key={notice.way} {...notice} timeZone={timeZone} />,
      )}
      {notices.map(
        (notice) => notice.kind === 'report' && <NoReport key={notice.way} {...notice} timeZone={timeZone} />,
      )}
      {newest !== undefined && <SetAside files={files} newest={newest} timeZone={timeZone} words={words} />}
    </>
  );
}

function NoticeHelp({ kind }: { readonly kind: keyof typeof noticePlaces }) {
  const { t } = useWords();
  return <HelpLink place={noticePlaces[kind]} about={t(`help.notice.${kind}`)} isInWords />;
}

/** That the certificate of a port ends soon, or has ended. */
function Certificate({ port, expires }: { readonly port: 'board' | 'webhooks'; readonly expires: string }) {
  const { t, locale } = useWords();
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(expires));
  return (
    <section className="notice" data-testid="certificate">
      <NoticeSymbol />
      <p>
        <TickingText
          text={(now) =>
            t(Date.parse(expires) <= now ? `certificate.${port}.over` : `certificate.${port}.soon`, { date })
          }
        />
        <NoticeHelp kind="certificate" />
      </p>
    </section>
  );
}

interface UnsentProps {
  readonly way: string;
  readonly since: string;
  readonly reason: string;
  readonly timeZone: string;
}

/** That no message of an alert gets through on that way. */
function Unsent({ way, since, reason, timeZone }: UnsentProps) {
  const words = useWords();
  return (
    <section className="notice" data-testid="unsent">
      <NoticeSymbol />
      <p>
        <TickingText
          text={(now) =>
            words.t('unsent', { way, reason, moment: momentText(Date.parse(since), now, timeZone, words) })
          }
        />
        <NoticeHelp kind="message" />
      </p>
    </section>
  );
}

interface NoReportProps extends Omit<UnsentProps, 'way'> {
  readonly way: 'folder' | 'mail';
}

/** That the report of the morning does not get through. */
function NoReport({ way, since, reason, timeZone }: NoReportProps) {
  const words = useWords();
  return (
    <section className="notice" data-testid="no-report">
      <NoticeSymbol />
      <p>
        <TickingText
          text={(now) =>
            words.t(`noReport.${way}`, { reason, moment: momentText(Date.parse(since), now, timeZone, words) })
          }
        />
        <NoticeHelp kind="report" />
      </p>
    </section>
  );
}

interface KeptProps {
  readonly kind: 'strangers' | 'dropped';
  readonly count: number;
  readonly lastAt: string;
  readonly timeZone: string;
}

/** That some came who were not let in. */
function Kept({ kind, count: many, lastAt, timeZone }: KeptProps) {
  const words = useWords();
  return (
    <section className="notice" data-testid={kind}>
      <NoticeSymbol />
      <p>
        <TickingText
          text={(now) =>
            words.t(`turnedAway.${kind}`, {
              number: count(many, words),
              moment: momentText(Date.parse(lastAt), now, timeZone, words),
            })
          }
        />
        <NoticeHelp kind={kind} />
      </p>
    </section>
  );
}

type File = ReturnType<typeof setAsideFile>;

interface SetAsideProps {
  readonly files: readonly File[];
  readonly newest: File;
  readonly timeZone: string;
  readonly words: Words;
}

function SetAside({ files, newest, timeZone, words }: SetAsideProps) {
  const folders = new Set(files.map(({ folder }) => folder));
  return (
    <section className="notice" data-testid="notice">
      <NoticeSymbol />
      <div>
        <p>
          <TickingText text={(now) => setAsideText(newest.at, now, timeZone, words)} />
          <NoticeHelp kind="set-aside" />
        </p>
        <p className="technical">
          {words.t('setAside.help', {
            count: files.length,
            folder: [...folders].join(', '),
            files: files.map(({ name }) => name).join(', '),
          })}
        </p>
      </div>
    </section>
  );
}
