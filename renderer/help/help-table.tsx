import { domId } from './dom-id.ts';
import { Words } from './inline.tsx';
import type { Line, Row } from './pages/page.ts';

interface HelpTableProps {
  readonly head: readonly Line[];
  readonly rows: readonly Row[];
  readonly meant: string | null;
}

/** A table; each of its settings can be linked to. One that is wider than the page is moved by itself. */
export function HelpTable({ head, rows, meant }: HelpTableProps) {
  const hasHead = head.some((line) => line.length > 0);
  return (
    <div className="help-table">
      <table>
        {hasHead && (
          <thead>
            <tr>
              {head.map((line, index) => (
                <th key={`${index} head`} scope="col">
                  <Words line={line} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ ids, cells }, index) => (
            <tr key={`${index} row`} data-meant={(meant !== null && ids.includes(meant)) || undefined}>
              {cells.map((line, column) => (
                <td key={`${column} cell`}>
                  {column === 0 && ids.map((id) => <span key={id} id={domId(id)} tabIndex={-1} />)}
                  <Words line={line} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
